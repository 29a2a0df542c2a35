import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { audit } from '../lib/audit/audit.ts';
import { campaignSchema } from '../lib/campaign.ts';
import { postSchema, sameHandle } from '../lib/post.ts';

const read = (file: string) => readFileSync(new URL(`../samples/${file}`, import.meta.url), 'utf8');
const campaigns = z.array(campaignSchema).parse(JSON.parse(read('campaigns.json')));
const posts = read('posts.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => postSchema.parse(JSON.parse(line)));
const audits = posts.map((post) => audit(post, { campaigns }));

test('there are enough of them, from many places', () => {
  expect(posts.length).toBeGreaterThanOrEqual(80);
  expect(campaigns.length).toBeGreaterThanOrEqual(4);
  expect(new Set(posts.map(({ platform }) => platform)).size).toBeGreaterThanOrEqual(6);
  const markets = new Set(audits.flatMap(({ verdicts }) => verdicts.map(({ jurisdiction }) => jurisdiction)));
  expect([...markets].sort()).toEqual(['DE', 'FR', 'GB', 'US']);
});

test('every creator of a campaign has a post in it', () => {
  const authors = new Set(posts.map(({ creator }) => sameHandle(creator.handle)));
  const silent = campaigns.flatMap(({ creators }) => creators.filter(({ handle }) => !authors.has(sameHandle(handle))));
  expect(silent).toEqual([]);
});

test('they show every outcome and most of the reasons', () => {
  const verdicts = audits.flatMap((one) => one.verdicts);
  const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
  const reasons = new Set(verdicts.map(({ reason }) => reason));
  const codes = new Set(audits.flatMap(({ findings }) => findings.map(({ code }) => code)));
  expect([...outcomes].sort()).toEqual(['fail', 'not_applicable', 'pass', 'review']);
  for (const reason of [
    'clear',
    'missing',
    'insufficient_wording',
    'buried',
    'contradicted',
    'label_insufficient',
    'frame_missing',
    'channel',
    'unsettled',
    'nothing_to_read',
    'not_commercial',
  ] as const) {
    expect(reasons).toContain(reason);
  }
  for (const code of [
    'message.promo_code_wrong',
    'message.promo_code_missing',
    'message.hashtag_misspelled',
    'message.banned_phrase',
    'message.outside_window',
  ] as const) {
    expect(codes).toContain(code);
  }
});

test('a post that is there twice is an edit that mends it', () => {
  const edited = posts.filter(({ editedAt }) => editedAt != null);
  expect(edited).toHaveLength(1);
  const before = posts.find(({ id, editedAt }) => id === edited[0]!.id && editedAt == null)!;
  expect(audit(before, { campaigns }).verdicts.map(({ outcome }) => outcome)).not.toContain('pass');
  const after = audit(edited[0]!, { campaigns, original: before });
  expect(after.verdicts.every(({ outcome }) => outcome === 'pass')).toBe(true);
});
