import { expect, test } from 'vitest';
import { exportFindings } from '../../lib/report/export.ts';
import { openFinding } from '../../lib/review/lifecycle.ts';
import { MAX_ANSWER_BYTES } from '../support/api.ts';
import { makeFinding, makePost } from '../support/posts.ts';

const at = '2026-11-24T08:00:00.000Z';

/** A list that does not end, of findings whose words take much more as JSON in UTF-8 than they have characters. */
const endless = {
  listFindings: async (_: unknown, { limit }: { limit: number }) => {
    const finding = makeFinding({ message: '広告"'.repeat(300) });
    const record = openFinding(finding, { post: makePost(), revision: 1, rulebook: 'r', brands: {}, at });
    return { items: Array(limit).fill(record), cursor: 'more' };
  },
};

test('what an answer cannot hold is left out, and told', async () => {
  const { text, complete } = await exportFindings({}, endless);
  expect(complete).toBe(false);
  expect(Buffer.byteLength(JSON.stringify({ body: text }))).toBeLessThan(MAX_ANSWER_BYTES);
  expect(text.length).toBeGreaterThan(1_000_000);
  expect(text.endsWith('\r\n')).toBe(true);
  const rows = text.split('\r\n').slice(1, -1);
  expect(new Set(rows).size).toBe(1);
});
