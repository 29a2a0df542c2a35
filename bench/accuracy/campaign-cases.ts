import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { judgeCampaign } from '../../lib/audit/campaign/consistency.ts';
import { type Campaign, campaignCreatorSchema, campaignSchema } from '../../lib/campaign.ts';
import type { CampaignFinding, Consistency } from '../../lib/consistency.ts';
import { formatSchema, instantSchema, type Post, postSchema } from '../../lib/post.ts';
import { match } from './codes.ts';

export const CAMPAIGN_CODES = ['deliverable_missing', 'deliverable_late', 'inconsistent_message'] as const;
const code = z.enum(CAMPAIGN_CODES);

const draftSchema = z.record(z.string(), z.unknown());
/** A post of its own, or the name of one that several cases share. */
const postsSchema = z.array(z.union([z.string(), draftSchema]));

/** A campaign with its posts and every finding on the campaign as a whole that they must lead to, and no other. */
const caseSchema = z.strictObject({
  name: z.string().min(1),
  language: z.string().min(2),
  campaign: z.string(),
  creators: z.array(campaignCreatorSchema).optional().describe('In place of the campaign’s'),
  asOf: instantSchema,
  posts: postsSchema,
  deleted: postsSchema.default([]).describe('Posts that the platform no longer has'),
  expect: z.array(z.strictObject({ code, creator: z.string(), format: formatSchema.optional() })),
  tests: z.array(code).describe('What the case is about, there or not'),
  why: z.string().min(1),
});
const fileSchema = z.strictObject({
  campaigns: z.record(z.string(), campaignSchema),
  posts: z.record(z.string(), draftSchema).default({}),
  cases: z.array(caseSchema),
});

export type CampaignCode = z.infer<typeof code>;
type Expected = z.infer<typeof caseSchema>['expect'][number];

export interface CampaignCase {
  name: string;
  language: string;
  campaign: Campaign;
  asOf: string;
  posts: readonly Post[];
  deleted: readonly Post[];
  expect: readonly Expected[];
  tests: readonly CampaignCode[];
}

const folder = new URL('./campaigns/', import.meta.url);

/** The cases of `bench/accuracy/campaigns`; `file` narrows them to those of one file. */
export function campaignCases(file?: string): CampaignCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && (file === undefined || name === file));
  return files.sort().flatMap((name) => {
    const { campaigns, posts, cases } = fileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    return cases.map((one): CampaignCase => {
      const shared = campaigns[one.campaign]!;
      const campaign = { ...shared, creators: one.creators ?? shared.creators };
      const complete = (part: string) => (draft: string | z.infer<typeof draftSchema>, n: number) =>
        completed(`${part}${n}`, typeof draft === 'string' ? posts[draft]! : draft, campaign);
      return {
        ...one,
        name: `${basename(name, '.json')}: ${one.name}`,
        campaign,
        posts: one.posts.map(complete('post')),
        deleted: one.deleted.map(complete('deleted')),
      };
    });
  });
}

/** What a draft leaves out: an id, the platform of its creator, the middle of the campaign's window. */
function completed(id: string, { creator, ...draft }: z.infer<typeof draftSchema>, campaign: Campaign): Post {
  const { creators, window } = campaign;
  const middle = (Date.parse(window.from) + Date.parse(window.to)) / 2;
  return postSchema.parse({
    id,
    platform: creators.find(({ handle }) => handle === creator)?.platform ?? 'instagram',
    creator: { handle: creator },
    publishedAt: new Date(middle).toISOString(),
    ...draft,
  });
}

export interface JudgedCampaign {
  case: CampaignCase;
  consistency: Consistency;
  /** Expected and not found, found and not expected. */
  missed: Expected[];
  surplus: CampaignFinding[];
}

/** An expected finding is found by one of its code on its creator, and on the format where the case names one. */
export function judgeCampaignCase(one: CampaignCase): JudgedCampaign {
  const { campaign, posts, deleted, asOf } = one;
  const consistency = judgeCampaign(campaign, posts, asOf, { deleted });
  const { missed, surplus } = match(consistency.findings, one.expect, (finding, expected) =>
    answers(finding, expected, consistency),
  );
  return { case: one, consistency, missed, surplus };
}

function answers(finding: CampaignFinding, expected: Expected, { creators }: Consistency): boolean {
  const [, place, , n] = finding.citation.clause.split('.');
  const format = n === undefined ? undefined : creators[Number(place)]!.deliverables[Number(n)]!.format;
  return (
    finding.code === `message.${expected.code}` &&
    finding.creator.handle === expected.creator &&
    (expected.format === undefined || expected.format === format)
  );
}
