import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { campaignSchema } from '../campaign.ts';

const FILE = join(import.meta.dirname, '../../samples/platforms.json');
/** Days before and after the start for which the campaigns run. */
const CAMPAIGN_DAYS = 30;

const postSchema = z.object({
  kind: z.string(),
  /** As its platform numbers posts; where that makes an id of the account or the time, a part of it. */
  id: z.string(),
  text: z.string(),
  title: z.string().optional(),
  format: z.string().optional(),
  label: z.enum(['present', 'absent', 'unknown']).optional(),
});
export type ScenarioPost = z.output<typeof postSchema>;

const at = { after: z.number().describe('Seconds after the start'), tell: z.string() };
const about = { ...at, kind: z.string(), id: z.string() };

const stepSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('publish'), ...at, ...postSchema.shape }),
  z.object({ do: z.literal('edit'), ...about, text: z.string() }),
  z.object({ do: z.literal('remove'), ...about, as: z.enum(['deleted', 'private']) }),
  z.object({ do: z.literal('limit'), ...at, kind: z.string(), seconds: z.number() }),
  z.object({ do: z.literal('expire'), ...at, kind: z.string() }),
]);
export type Step = z.output<typeof stepSchema>;

const sourceSchema = z.object({
  name: z.string(),
  kind: z.string(),
  settings: z.record(z.string(), z.unknown()),
  account: z.object({ id: z.string(), handle: z.string(), name: z.string(), followers: z.number() }),
});

const scenarioSchema = z.object({
  campaigns: z.array(campaignSchema),
  sources: z.array(sourceSchema),
  posts: z.array(postSchema.extend({ minutesAgo: z.number() })),
  steps: z.array(stepSchema),
});

/** What there is on some platforms, one account on each, and what happens there. Times count from the start. */
export type Scenario = z.output<typeof scenarioSchema>;

/** The story that the demonstration plays, as if it began now. */
export async function readScenario(now: Date): Promise<Scenario> {
  const day = (offset: number) => new Date(now.getTime() + offset * 86_400_000).toISOString();
  const window = { from: day(-CAMPAIGN_DAYS), to: day(CAMPAIGN_DAYS) };
  const told = JSON.parse(await readFile(FILE, 'utf8')) as { campaigns: object[] };
  return scenarioSchema.parse({ ...told, campaigns: told.campaigns.map((campaign) => ({ window, ...campaign })) });
}
