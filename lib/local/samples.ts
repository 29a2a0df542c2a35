import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { campaignSchema } from '../campaign.ts';
import type { SourceDefinition } from '../source-definition.ts';
import { type Store, StoreError } from '../store/store.ts';

const DIRECTORY = join(import.meta.dirname, '../../samples');

export const SAMPLES = 'samples';

/** The posts that the first run audits. */
export function samplePosts(): SourceDefinition {
  return { name: SAMPLES, kind: 'folder', settings: { path: join(DIRECTORY, 'posts.jsonl') } };
}

/** Stores the sample campaigns unless the samples have been read before: then what became of them is the user's. Returns how many. */
export async function storeSampleCampaigns(store: Store): Promise<number> {
  if ((await store.getSource(SAMPLES)) !== undefined) return 0;
  const campaigns = z
    .array(campaignSchema)
    .parse(JSON.parse(await readFile(join(DIRECTORY, 'campaigns.json'), 'utf8')));
  for (const campaign of campaigns) {
    await store.createCampaign(campaign).catch((error) => {
      if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
    });
  }
  return campaigns.length;
}
