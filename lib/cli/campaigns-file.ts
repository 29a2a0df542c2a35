import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Campaign, campaignSchema } from '../campaign.ts';
import { fileReason } from './inputs.ts';
import { UsageError } from './usage-error.ts';

const fileSchema = z
  .union([z.array(z.unknown()), z.object({ campaigns: z.array(z.unknown()) }).transform((file) => file.campaigns)])
  .catch(({ value }) => [value]);

/** The campaigns of a JSON file: an array, `{ "campaigns": […] }`, or one campaign. Throws UsageError that names every wrong field. */
export async function readCampaigns(file: string): Promise<Campaign[]> {
  const entries = fileSchema.parse(parse(await read(file), file));
  const wrong: string[] = [];
  const campaigns = entries.flatMap((entry, index) => {
    const parsed = campaignSchema.safeParse(entry);
    if (parsed.success) return [parsed.data];
    wrong.push(
      ...parsed.error.issues.map(
        ({ path, message }) => `${file}: ${[`campaign ${index + 1}`, ...path].join('.')}: ${message}`,
      ),
    );
    return [];
  });
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  const twice = campaigns.find(({ id }, index) => campaigns.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) throw new UsageError(`${file}: two campaigns have the id "${twice.id}": give each its own`);
  return campaigns;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--campaigns: ${file}: ${fileReason(error) ?? 'it cannot be read'}`);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`--campaigns: ${file} is not JSON (${(error as Error).message}): give an array of campaigns`);
  }
}
