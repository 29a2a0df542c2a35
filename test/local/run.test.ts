import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FindingRecord, PostSummary } from '../../lib/store/records.ts';
import { LocalRun, until } from '../support/local-run.ts';
import { startReceiver } from '../support/receiver.ts';

let directory: string;
const runs: LocalRun[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'local-'));
});
afterEach(async () => {
  for (const run of runs.splice(0)) await run.end('SIGKILL');
  await rm(directory, { recursive: true });
});

const places = (name = 'run') => [
  '--data',
  join(directory, name, 'data'),
  '--inbox',
  join(directory, name, 'inbox'),
  '--port',
  '0',
];
const inbox = (name = 'run') => join(directory, name, 'inbox');
const emptyArgs = (name = 'run') => [...places(name), '--no-samples'];

async function start(...args: string[]): Promise<LocalRun> {
  const run = await LocalRun.start(...args);
  runs.push(run);
  return run;
}

/** Puts a file into the inbox whole, as a careful program does. */
async function drop(file: string, text: string, name = 'run') {
  await writeFile(join(directory, name, 'part'), text);
  await rename(join(directory, name, 'part'), join(inbox(name), file));
}

const hiddenAd = (id: string) => ({
  id,
  platform: 'instagram',
  creator: { handle: 'mila.cooks' },
  publishedAt: '2026-11-20T08:00:00Z',
  caption: `Loving this serum from GlowLab, number ${id}`,
  audience: ['GB'],
  connection: 'paid',
  platformLabel: 'absent',
});
const lines = (posts: readonly object[]) => posts.map((post) => `${JSON.stringify(post)}\n`).join('');

test('a dropped file becomes findings and a signed webhook, and its bad lines are told', async () => {
  const run = await start(...emptyArgs());
  const receiver = await startReceiver();
  const { secret } = await run.post<{ secret: string }>('/v1/webhooks', { url: receiver.url });

  await drop('posts.jsonl', `${lines([hiddenAd('1')])}{"id":"2"}\n`);
  const [finding] = await until(async () => {
    const found = await run.list<FindingRecord>('/v1/findings');
    return found.length > 0 ? found : undefined;
  });
  expect(finding).toMatchObject({ code: 'disclosure.missing', jurisdictions: ['GB'], status: 'open' });
  await run.says(/inbox: posts\.jsonl:2: .*creator/);

  const delivery = await until(async () => receiver.received[0]);
  const headers = delivery.headers as Record<string, string>;
  expect(new Webhook(secret).verify(delivery.body, headers)).toMatchObject({
    type: 'finding.opened',
    data: { findingId: finding?.id },
  });
  expect(delivery.body).not.toContain('serum');

  await drop('posts.jsonl', lines([{ ...hiddenAd('1'), caption: 'Ad: loving this serum from GlowLab' }]));
  await until(async () => {
    const { status } = await run.get<FindingRecord>(`/v1/findings/${encodeURIComponent(finding?.id ?? '')}`);
    return status === 'fixed' ? status : undefined;
  });
  await receiver.close();
  expect(await run.end('SIGTERM')).toBe(0);
});

test('killed again and again, nothing is lost and no finding is doubled', async () => {
  const COUNT = 300;
  const posts = Array.from({ length: COUNT }, (_, i) => hiddenAd(String(i)));
  const receiver = await startReceiver();

  /** Everything that is left in the end, without the times at which it happened. */
  const outcome = async (run: LocalRun, since: number) => {
    await until(async () => ((await run.list('/v1/posts')).length === COUNT ? true : undefined));
    const findings = await run.list<FindingRecord>('/v1/findings');
    const told = await until(async () => {
      const ids = new Set(receiver.received.slice(since).map(({ headers }) => headers['webhook-id']));
      return ids.size >= findings.length ? ids : undefined;
    });
    const summaries = await run.list<PostSummary>('/v1/posts');
    return {
      posts: summaries
        .map(({ id, revision, codes }) => ({ id, revision, codes }))
        .sort((a, b) => Number(a.id) - Number(b.id)),
      findings: findings
        .map(({ id, status, version, history }) => ({ id, status, version, history: history.map(({ what }) => what) }))
        .sort((a, b) => a.id.localeCompare(b.id)),
      told: told.size,
    };
  };

  const calm = await start(...emptyArgs('calm'));
  await calm.post('/v1/webhooks', { url: receiver.url });
  await drop('posts.jsonl', lines(posts), 'calm');
  const undisturbed = await outcome(calm, 0);
  await calm.end();
  expect(undisturbed.findings).toHaveLength(COUNT);

  const since = receiver.received.length;
  const first = await start(...emptyArgs('killed'));
  await first.post('/v1/webhooks', { url: receiver.url });
  await drop('posts.jsonl', lines(posts), 'killed');
  await until(async () => ((await first.list('/v1/posts')).length > 0 ? true : undefined));
  await first.end('SIGKILL');
  for (const goal of [1, 40, 100, 180]) {
    const run = await start(...emptyArgs('killed'));
    await until(async () => ((await run.list('/v1/posts')).length >= goal ? true : undefined));
    await run.end('SIGKILL');
  }
  const last = await start(...emptyArgs('killed'));
  expect(await outcome(last, since)).toEqual(undisturbed);
  await receiver.close();
});

test('the first run reads the samples; the second says what there is', async () => {
  const first = await start(...places());
  await first.says(/stored \d+ sample campaigns/);
  await first.says(/audited \d+ posts, \d+ new findings/);
  expect((await first.get<{ items: unknown[] }>('/v1/campaigns')).items.length).toBeGreaterThan(0);
  expect(await first.end('SIGINT')).toBe(0);
  const second = await start(...places());
  await second.says(/\d+ posts, [1-9]\d* findings \([1-9]\d* open\)/);
  expect(second.output).not.toContain('checking the database');
});

test('a second run on the same data is refused in words', async () => {
  await start(...emptyArgs());
  const second = LocalRun.spawn(...emptyArgs());
  expect(await second.exit()).toBe(2);
  expect(second.output).toMatch(/in use by another run/);
  expect(second.output).not.toMatch(/\n\s+at /);
});

test('a wrong option is refused in words, and help is given', async () => {
  const wrong = LocalRun.spawn('--prot', '1');
  expect(await wrong.exit()).toBe(2);
  expect(wrong.output).toContain('--prot');
  const help = LocalRun.spawn('--help');
  expect(await help.exit()).toBe(0);
  expect(help.output).toContain('--inbox');
});
