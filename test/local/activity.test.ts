import { expect, test } from 'vitest';
import type { DomainEvent } from '../../lib/events/catalog.ts';
import { Activity } from '../../lib/local/activity.ts';
import type { FetchedBatch, PostSource } from '../../lib/sources/source.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
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
  const posts = (type: string) => ({ type, data: {} }) as unknown as DomainEvent;
  const found = (severity: string, type = 'finding.opened') => ({ type, data: { severity } }) as unknown as DomainEvent;
  activity.audited(1);
  activity.published([posts('post.published'), posts('post.edited'), posts('post.deleted')]);
  activity.published([found('low'), found('high'), found('high', 'finding.reopened'), found('low', 'finding.fixed')]);
  activity.end();
  expect(lines).toEqual(['read 2, 1 gone, audited 1 post, 3 new findings (2 high, 1 low), 1 fixed']);
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

test('what a list of a platform shows again and again is told once; a file that is handed in anew, anew', async () => {
  const { lines, activity } = terminal();
  const rejected = [{ at: 'v1', field: 'publishedAt', message: 'is no time' }];
  const watch = (more: Partial<PostSource>) =>
    activity.watch({ ...batches({ rejected }), ...more }, new AbortController().signal);
  for (const _ of [1, 2]) await fetch(watch({ name: 'channel' }));
  for (const _ of [1, 2]) await fetch(watch({ name: 'inbox', handedIn: true }));
  expect(lines).toEqual([
    'channel: v1: publishedAt is no time',
    'inbox: v1: publishedAt is no time',
    'inbox: v1: publishedAt is no time',
  ]);
});

test('why a source cannot be read is told with what to do, again only after it was read; a pause is told', async () => {
  const { lines, activity } = terminal();
  let error: Error | undefined = new SourceError('token_expired', 'YouTube: the key is refused');
  const source: PostSource = {
    name: 'channel',
    async *fetchSince() {
      if (error !== undefined) throw error;
      yield { posts: [], rejected: [], cursor: '' };
    },
    async *reread() {
      yield { posts: [], gone: [], rejected: [{ at: 'v2', field: '', message: 'is no video' }] };
    },
  };
  const watched = activity.watch(source, new AbortController().signal);
  for (const _ of [1, 2]) await expect(fetch(watched)).rejects.toBe(error);
  const told = 'channel: YouTube: the key is refused: connect the account again, or store a new token';
  expect(lines).toEqual([told]);
  error = undefined;
  await fetch(watched);
  error = new TypeError('https://a.example/?key=secret');
  await expect(fetch(watched)).rejects.toBe(error);
  expect(lines[1]).toMatch(/^channel: reading it failed in a way that was not foreseen \(TypeError\): /);
  for await (const _ of watched.reread!([])) expect(lines.at(-1)).toBe('channel: v2: is no video');
  const data = { source: 'channel', kind: 'youtube', problem: 'token_expired', reason: 'the key is refused', fix: 'x' };
  activity.published([{ type: 'source.paused', data } as unknown as DomainEvent]);
  expect(lines.at(-1)).toBe(
    'channel is paused after several tries: the key is refused: x, then resume it on the page.',
  );
});

test('what comes from outside cannot act on the terminal', async () => {
  const { lines, activity } = terminal();
  const hostile = '\u001b]0;owned\u0007\r\u202Ename';
  const rejected = [{ at: hostile, field: '', message: hostile }];
  await fetch(activity.watch({ ...batches({ rejected }), name: hostile }, new AbortController().signal));
  const failing = { ...batches(), fetchSince: () => failure(hostile) };
  await expect(fetch(activity.watch(failing, new AbortController().signal))).rejects.toThrow();
  const data = { source: hostile, kind: 'feed', problem: 'blocked', reason: hostile, fix: 'x' };
  activity.published([{ type: 'source.paused', data } as unknown as DomainEvent]);
  activity.dead('audit-posts', hostile);
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u202E]/u);
});

async function* failure(message: string): ReturnType<PostSource['fetchSince']> {
  yield* [];
  throw new SourceError('blocked', message);
}
