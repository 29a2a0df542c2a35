import { expect, test } from 'vitest';
import type { DomainEvent } from '../../lib/events/catalog.ts';
import { Activity } from '../../lib/local/activity.ts';
import type { FetchedBatch, PostSource } from '../../lib/sources/source.ts';
import { makePost } from '../support/posts.ts';

function terminal() {
  const lines: string[] = [];
  return { lines, activity: new Activity({ write: (text: string) => lines.push(text.trimEnd()) }) };
}

const batches = (...all: Partial<FetchedBatch>[]): PostSource => ({
  name: 'inbox',
  async *fetchSince() {
    for (const batch of all) yield { posts: [], rejected: [], cursor: '', ...batch };
  },
});

async function fetch(source: PostSource): Promise<number> {
  let count = 0;
  for await (const { posts } of source.fetchSince(undefined)) count += posts.length;
  return count;
}

test('what was refused is told where it stands, what was done in one line', async () => {
  const { lines, activity } = terminal();
  const huge = makePost({ id: 'huge', transcript: 'a'.repeat(1_000_000) });
  const rejected = [
    { at: 'a.csv:4', field: 'creator.handle', message: 'is missing: give a text' },
    { at: 'b.xlsx', field: '', message: 'is no file of posts' },
  ];
  const source = batches({ posts: [makePost(), huge], rejected });
  expect(await fetch(activity.watch(source, new AbortController().signal))).toBe(2);
  expect(lines).toEqual([
    'inbox: a.csv:4: creator.handle is missing: give a text',
    'inbox: b.xlsx: is no file of posts',
    expect.stringMatching(/^inbox: instagram huge: the post has 1,000,\d+ bytes/),
  ]);

  lines.length = 0;
  const found = (severity: string, type = 'finding.opened') => ({ type, data: { severity } }) as unknown as DomainEvent;
  activity.audited(1);
  activity.published([found('low'), found('high'), found('high', 'finding.reopened'), found('low', 'finding.fixed')]);
  activity.end();
  expect(lines).toEqual(['read 2, audited 1 post, 3 new findings (2 high, 1 low), 1 fixed']);
  activity.end();
  expect(lines).toHaveLength(1);
});

test('a dead letter is told with its reason, however long that is', () => {
  const { lines, activity } = terminal();
  activity.dead('audit-posts', `no such field ${'x'.repeat(10_000)}`);
  expect(lines[0]).toMatch(/^audit-posts: a message failed 5 times .* no such field x+$/);
  expect(lines[0]?.length).toBeLessThan(700);
});

test('a run that stops ends a fetch before its next batch', async () => {
  const { activity } = terminal();
  const stopping = new AbortController();
  const source = activity.watch(batches({ posts: [makePost()] }, { posts: [makePost()] }), stopping.signal);
  let count = 0;
  for await (const _ of source.fetchSince(undefined)) {
    count++;
    stopping.abort();
  }
  expect(count).toBe(1);
});
