import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { audit } from '../lib/audit/audit.ts';
import { detectLanguage } from '../lib/audit/language.ts';
import { candidates, membershipsOf } from '../lib/audit/membership.ts';
import { passagesOf } from '../lib/audit/reading.ts';
import { campaignSchema } from '../lib/campaign.ts';
import { postSchema } from '../lib/post.ts';

const read = (file: string) => readFileSync(new URL(`../samples/${file}`, import.meta.url), 'utf8');
const campaigns = z.array(campaignSchema).parse(JSON.parse(read('campaigns.json')));
const posts = read('posts.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => postSchema.parse(JSON.parse(line)));
const audits = posts.map((post) => audit(post, { campaigns }));

describe('what there is', () => {
  test('enough posts, from many places, in the weeks before the first run', () => {
    expect(posts.length).toBeGreaterThanOrEqual(100);
    expect(campaigns.length).toBeGreaterThanOrEqual(4);
    expect(new Set(posts.map(({ platform }) => platform)).size).toBeGreaterThanOrEqual(6);
    const days = posts.map(({ publishedAt }) => publishedAt.slice(0, 10)).sort();
    expect(days[0]! >= '2026-10-20' && days.at(-1)! <= '2026-11-23').toBe(true);
  });

  test('the four markets and their languages', () => {
    const markets = new Set(audits.flatMap(({ verdicts }) => verdicts.map(({ jurisdiction }) => jurisdiction)));
    expect([...markets].sort()).toEqual(['DE', 'FR', 'GB', 'US']);
    expect(audits.some(({ verdicts }) => verdicts.length > 1)).toBe(true);
    const languages = new Set(posts.map((post) => detectLanguage(passagesOf(post))));
    for (const language of ['en', 'de', 'fr']) expect(languages).toContain(language);
  });

  test('every creator of a campaign has a post in it', () => {
    const posted = new Set(
      posts.flatMap((post) =>
        membershipsOf(post, passagesOf(post), candidates(post, campaigns)).map(
          ({ campaign, creator }) => `${campaign.id} ${creator.handle}`,
        ),
      ),
    );
    const listed = campaigns.flatMap(({ id, creators }) => creators.map(({ handle }) => `${id} ${handle}`));
    expect(listed.filter((pair) => !posted.has(pair))).toEqual([]);
  });
});

describe('what they show', () => {
  test('every outcome and most of the reasons', () => {
    const verdicts = audits.flatMap((one) => one.verdicts);
    const outcomes = new Set(verdicts.map(({ outcome }) => outcome));
    const reasons = new Set(verdicts.map(({ reason }) => reason));
    expect([...outcomes].sort()).toEqual(['fail', 'not_applicable', 'pass', 'review']);
    expect([...reasons]).toEqual(
      expect.arrayContaining([
        'clear',
        'missing',
        'insufficient_wording',
        'buried',
        'wrong_language',
        'contradicted',
        'label_insufficient',
        'frame_missing',
        'channel',
        'unsettled',
        'nothing_to_read',
        'not_commercial',
      ]),
    );
  });

  test('most of what a brief can find wrong', () => {
    const codes = new Set(audits.flatMap(({ findings }) => findings.map(({ code }) => code)));
    expect([...codes]).toEqual(
      expect.arrayContaining([
        'message.promo_code_wrong',
        'message.promo_code_missing',
        'message.mention_missing',
        'message.hashtag_misspelled',
        'message.banned_phrase',
        'message.outside_window',
      ]),
    );
  });

  test('at least a third of the posts in order, at least a third not', () => {
    const quiet = audits.filter(({ findings }) => findings.length === 0).length;
    expect(quiet / posts.length).toBeGreaterThan(1 / 3);
    expect(quiet / posts.length).toBeLessThan(2 / 3);
  });

  test.each([
    'Ad hoc plan',
    '#adventure season',
    'Not sponsored, just love it',
    'That Christmas ad',
    'A regulator fined',
    'thirty today',
    'Heute hat jemand Anzeige erstattet',
    'In der Werbung',
    'Fini la journée au pub irlandais',
    'I rebuilt my first computer',
  ])('“%s” stays quiet', (start) => {
    const found = posts.findIndex(({ caption, title }) => (caption ?? title)?.startsWith(start));
    expect(found).toBeGreaterThanOrEqual(0);
    expect(audits[found]!.findings).toEqual([]);
  });

  test('a post that is there twice is an edit that mends it, too late', () => {
    const edits = posts.filter(({ editedAt }) => editedAt != null);
    const ids = posts.map(({ platform, id }) => `${platform} ${id}`);
    expect(edits.length).toBeGreaterThan(0);
    expect(ids.length - new Set(ids).size).toBe(edits.length);
    for (const edit of edits) {
      const original = posts.find(({ id, editedAt }) => id === edit.id && editedAt == null)!;
      expect(audit(original, { campaigns }).verdicts.map(({ outcome }) => outcome)).not.toContain('pass');
      const after = audit(edit, { campaigns, original });
      expect(after.verdicts.every(({ outcome }) => outcome === 'pass')).toBe(true);
      expect(after.findings.map(({ code }) => code)).toContain('disclosure.late');
    }
  });
});
