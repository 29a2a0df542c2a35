import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseOptions } from '../../lib/local/options.ts';
import { readScenario } from '../../lib/local/scenario.ts';
import { startLocal } from '../../lib/local/start-local.ts';
import type { Source } from '../../lib/report/source-schemas.ts';
import type { FindingRecord, PostSummary } from '../../lib/store/records.ts';
import type { Hold } from '../../lib/store/store.ts';
import { until } from '../support/local-run.ts';

const SPEED = 6;

let directory: string;
let output = '';
let stop: () => Promise<void>;
const options = (...more: string[]) => parseOptions(['--port', '0', '--data', join(directory, 'data'), ...more], {})!;
const terminal = { write: (text: string) => (output += text) };
const start = () => startLocal(options('--demo-platforms'), terminal, { speed: SPEED });
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'demo-'));
  stop = await start();
});
afterAll(async () => {
  await stop();
  await rm(directory, { recursive: true });
});

async function items<T>(path: string): Promise<T[]> {
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)![0];
  return ((await (await fetch(`${address}/v1/${path}`)).json()) as { items: T[] }).items;
}
const posts = () => items<PostSummary>('posts?limit=200');
const source = async (kind: string) => (await items<Source>('sources')).find((one) => one.kind === kind);
const eventually = (holds: () => Promise<boolean>) => until(async () => ((await holds()) ? true : undefined));

test('posts of every account arrive, and those that hide what they are become findings', async () => {
  const { posts: first } = await readScenario(new Date());
  await eventually(async () => (await posts()).length >= first.length);
  expect(new Set((await posts()).map(({ platform }) => platform))).toEqual(
    new Set(['instagram', 'youtube', 'tiktok', 'x', 'threads', 'bluesky']),
  );
  const codes = (await items<FindingRecord>('findings?limit=200')).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['disclosure.contradicted', 'disclosure.insufficient_wording']));
  const clean = (await posts()).filter((post) => post.codes.length === 0);
  expect(clean.length).toBeGreaterThan(3);
});

test('a post that says what it is after an edit: the finding is fixed, and one tells that it was late', async () => {
  const ofReel = async () => {
    const findings = await items<FindingRecord>('findings?limit=200');
    return findings
      .filter(({ post }) => post?.id === '17900000000000303')
      .map(({ code, status }) => `${code} ${status}`);
  };
  await eventually(async () => {
    const found = await ofReel();
    return found.includes('disclosure.missing fixed') && found.includes('disclosure.late open');
  });
});

test('a post that is deleted, and one that is made private, are told as that', async () => {
  const goneOn = async (on: string) =>
    (await posts()).find((post) => post.platform === on && post.deletedAt)?.deletedAs;
  await eventually(async () => (await goneOn('x')) === 'private');
  await eventually(async () => (await goneOn('tiktok')) === 'missing');
});

test('a platform that asks to wait makes its sources wait; a token that has expired pauses its source, with the reason', async () => {
  await eventually(async () => (await source('youtube'))?.health === 'waiting');
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)![0];
  const { holds } = (await (await fetch(`${address}/v1/source-kinds`)).json()) as { holds: Hold[] };
  expect(holds).toMatchObject([{ kind: 'youtube' }]);
  await eventually(async () => (await source('tiktok_business'))?.health === 'paused');
  expect(await source('tiktok_business')).toMatchObject({
    problem: 'token_expired',
    paused: { reason: expect.stringContaining('token') },
    deployed: false,
  });
});

test('the terminal tells every step in a line of its own, and its end; a new start begins anew', async () => {
  const { steps, posts: first } = await readScenario(new Date());
  await eventually(async () => output.includes('The story ends here'));
  const lines = output.split('\n');
  for (const { tell } of steps)
    expect(lines.filter((line) => line.startsWith('▸') && line.endsWith(tell))).toHaveLength(1);
  expect(output).not.toContain('token-of-the-fake-platform');
  await stop();
  output = '';
  stop = await start();
  await eventually(async () => (await posts()).length > 0);
  expect((await posts()).length).toBeLessThanOrEqual(first.length);
  expect((await source('tiktok_business'))?.health).not.toBe('paused');
});

test('a demonstration and what somebody works with are never in the same place', async () => {
  await stop();
  stop = async () => {};
  await expect(startLocal(options('--no-samples'), terminal)).rejects.toThrow(/is of a demonstration/);
  const own = ['--data', join(directory, 'own'), '--inbox', join(directory, 'inbox')];
  const stopOwn = await startLocal(options('--no-samples', ...own), { write: () => {} });
  await stopOwn();
  await expect(startLocal(options('--demo-platforms', ...own), terminal)).rejects.toThrow(/in use for other data/);
});
