import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { type Campaign, campaignSchema } from '../campaign.ts';
import { fileReason } from './inputs.ts';
import { UsageError } from './usage-error.ts';

const fileSchema = z
  .union([z.array(z.unknown()), z.object({ campaigns: z.array(z.unknown()) }).transform((file) => file.campaigns)])
  .catch(({ value }) => [value]);

/**
 * The campaigns of a JSON file: an array, `{ "campaigns": […] }`, or one campaign. Those that cannot be judged by are left
 * out, and named in `refused` with each wrong field. Throws UsageError where the file cannot be read at all.
 */
export async function readCampaigns(file: string): Promise<{ campaigns: Campaign[]; refused: string[] }> {
  const entries = fileSchema.parse(parse(await read(file), file));
  const campaigns: Campaign[] = [];
  const refused: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = campaignSchema.safeParse(entry);
    const where = `${file}: campaign ${index + 1}`;
    if (!parsed.success) {
      refused.push(...parsed.error.issues.map(({ path, message }) => `${[where, ...path].join('.')}: ${message}`));
    } else if (campaigns.some(({ id }) => id === parsed.data.id)) {
      refused.push(`${where}.id: a campaign before it has the id "${parsed.data.id}" too: give each its own`);
    } else campaigns.push(parsed.data);
  }
  return { campaigns, refused };
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
