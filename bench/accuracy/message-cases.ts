import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { audit } from '../../lib/audit/audit.ts';
import type { Audit } from '../../lib/audit-result.ts';
import { briefSchema, type Campaign, campaignCreatorSchema, campaignSchema } from '../../lib/campaign.ts';
import { type Finding, MESSAGE_CODES } from '../../lib/finding.ts';
import { type Post, postSchema } from '../../lib/post.ts';
import { match } from './codes.ts';

const code = z.enum(MESSAGE_CODES);

/** A post with every `message.*` finding that it must get from its campaign's brief, and no other. */
const caseSchema = z.strictObject({
  name: z.string().min(1),
  language: z.string().min(2),
  campaign: z.union([z.string(), z.array(z.string()).min(1)]),
  brief: briefSchema.optional().describe('In place of the campaign’s'),
  creator: campaignCreatorSchema.partial().optional().describe('Laid over the campaign’s first creator'),
  post: z.record(z.string(), z.unknown()),
  expect: z.array(z.strictObject({ code, text: z.string().optional() })),
  tests: z.array(code).describe('What the case is about, there or not'),
  why: z.string().min(1),
});
const fileSchema = z.strictObject({ campaigns: z.record(z.string(), campaignSchema), cases: z.array(caseSchema) });

export type MessageCode = z.infer<typeof code>;

export interface MessageCase {
  name: string;
  language: string;
  campaigns: Campaign[];
  post: Post;
  expect: readonly { code: MessageCode; text?: string | undefined }[];
  tests: readonly MessageCode[];
}

const folder = new URL('./messages/', import.meta.url);

/** The cases of `bench/accuracy/messages`; `file` narrows them to those of one file. */
export function messageCases(file?: string): MessageCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && (file === undefined || name === file));
  return files.sort().flatMap((name) => {
    const { campaigns, cases } = fileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    return cases.map((one): MessageCase => {
      const ids = [one.campaign].flat();
      const own = ids.map((id, n) => (n === 0 ? withChanges(campaigns[id]!, one) : campaigns[id]!));
      return {
        name: `${basename(name, '.json')}: ${one.name}`,
        language: one.language,
        campaigns: own,
        post: completed(one.post, own[0]!),
        expect: one.expect,
        tests: one.tests,
      };
    });
  });
}

function withChanges(campaign: Campaign, { brief, creator }: z.infer<typeof caseSchema>): Campaign {
  const [first, ...others] = campaign.creators;
  const changed = { ...first!, ...creator };
  return { ...campaign, ...(brief && { brief }), creators: [changed, ...others] };
}

function completed(draft: Record<string, unknown>, { creators, window }: Campaign): Post {
  const middle = (Date.parse(window.from) + Date.parse(window.to)) / 2;
  return postSchema.parse({
    id: 'case',
    platform: creators[0]!.platform ?? 'instagram',
    creator: { handle: creators[0]!.handle },
    publishedAt: new Date(middle).toISOString(),
    ...draft,
  });
}

export interface JudgedMessage {
  case: MessageCase;
  audit: Audit;
  /** Expected and not found, found and not expected. */
  missed: { code: MessageCode; text?: string | undefined }[];
  surplus: Finding[];
}

/** An expected finding is found by one of its code that points to its words, where the case names them. */
export function judgeMessageCase(one: MessageCase): JudgedMessage {
  const result = audit(one.post, { campaigns: one.campaigns });
  const found = result.findings.filter(({ code, campaign }) => code.startsWith('message.') && campaign !== undefined);
  const { missed, surplus } = match(
    found,
    one.expect,
    (finding, { code, text }) => finding.code === `message.${code}` && (text === undefined || pointsTo(finding, text)),
  );
  return { case: one, audit: result, missed, surplus };
}

function pointsTo({ evidence }: Finding, text: string): boolean {
  const sought = text.toLowerCase();
  return evidence.some(({ text: found }) => {
    const words = found.toLowerCase();
    return words !== '' && (words.includes(sought) || sought.includes(words));
  });
}
