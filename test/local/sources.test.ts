import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Source } from '../../lib/report/source-schemas.ts';
import type { PostSummary } from '../../lib/store/records.ts';
import { LocalRun, until } from '../support/local-run.ts';

const SECRET = `whsec_${Buffer.from('a secret of more than 24 bytes').toString('base64')}`;

let directory: string;
let run: LocalRun;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'local-sources-'));
  process.env.DISCLOSURE_AUDITOR_CREDENTIALS = join(directory, 'credentials.json');
  const places = ['--data', join(directory, 'data'), '--inbox', join(directory, 'inbox')];
  run = await LocalRun.start(...places, '--port', '0', '--no-samples');
});
afterEach(async () => {
  await run.end();
  delete process.env.DISCLOSURE_AUDITOR_CREDENTIALS;
  await rm(directory, { recursive: true });
});

const source = async (name: string) =>
  (await run.get<{ items: Source[] }>('/v1/sources')).items.find((one) => one.source === name);

test('a source that is added here is read here; where its credential has to be put is told at the terminal and on the page', async () => {
  const definition = { name: 'channel', kind: 'youtube', settings: { channel: '@acme' }, credential: 'key' };
  await run.post('/v1/sources', definition);
  const { error } = await until(async () => ((await source('channel'))?.error ? source('channel') : undefined));
  expect(error).toContain(join(directory, 'credentials.json'));
  expect(error).toContain('DISCLOSURE_AUDITOR_CREDENTIAL_KEY');
  await run.says(/channel: there is no credential "key" .*credentials\.json/);
});

test('what is pushed to a source of this machine becomes a post, if it is signed with the secret of the credentials file', async () => {
  await writeFile(join(directory, 'credentials.json'), JSON.stringify({ sender: { secret: SECRET } }), { mode: 0o600 });
  await run.post('/v1/sources', { name: 'pushed', kind: 'webhook', settings: {}, credential: 'sender' });
  const { inbound } = (await source('pushed'))!;
  const post = {
    id: '1',
    platform: 'instagram',
    creator: { handle: 'mila.cooks' },
    publishedAt: '2026-11-20T08:00:00Z',
    caption: 'Pan, fried',
  };
  const push = (secret: string) => {
    const body = JSON.stringify(post);
    const now = new Date();
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', now, body),
    };
    return fetch(run.address + inbound, { method: 'POST', headers, body });
  };
  expect((await push(`whsec_${Buffer.from('not the secret, but as long as it').toString('base64')}`)).status).toBe(401);
  expect((await push(SECRET)).ok).toBe(true);
  await until(async () => (await run.list<PostSummary>('/v1/posts')).find(({ id }) => id === '1'));
});
