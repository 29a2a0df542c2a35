import { afterEach, beforeEach, expect, test } from 'vitest';
import { credentialOf } from '../../../lib/sources/credentials/credential-store.ts';
import { MemoryCredentials } from '../../../lib/sources/credentials/memory.ts';
import { OAuthCredential } from '../../../lib/sources/http/oauth-credential.ts';
import type { TokenPlatform } from '../../../lib/sources/http/token-endpoints.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';

const CLIENT = { clientId: 'app', clientSecret: 's' };
const END = '2026-11-24T08:00:00.000Z';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let server: TokenServer;
let store: MemoryCredentials;
let now: Date;
beforeEach(async () => {
  server = await startTokenServer();
  store = new MemoryCredentials();
});
afterEach(() => server.close());

const open = (platform: TokenPlatform) =>
  new OAuthCredential(platform, { credential: credentialOf(store, 'c', []), now: () => now, baseUrl: server.url });

/** At so many milliseconds before the token's end. */
const before = (milliseconds: number) => new Date(Date.parse(END) - milliseconds);

test.each<[TokenPlatform, number, number]>([
  ['x', 6 * MINUTE, 4 * MINUTE],
  ['threads', 31 * DAY, 29 * DAY],
  ['facebook', 31 * DAY, 29 * DAY],
])('a token of %s is renewed in time, and stored', async (platform, early, late) => {
  store.put('c', { ...CLIENT, accessToken: 'a1', refreshToken: 'r1', expiresAt: END });
  now = before(early);
  expect((await open(platform).read()).accessToken).toBe('a1');
  expect(server.requests).toEqual([]);

  now = before(late);
  server.answer = () => ({ body: { access_token: 'a2', expires_in: 5_184_000 } });
  expect((await open(platform).read()).accessToken).toBe('a2');
  expect((await store.get('c'))?.values.accessToken).toBe('a2');
  expect((await open(platform).read()).accessToken).toBe('a2');
  expect(server.requests).toHaveLength(1);
});

test('an application that has no token yet gets one', async () => {
  store.put('c', CLIENT);
  now = before(0);
  server.answer = () => ({ body: { access_token: 'a1', expires_in: 7200 } });
  expect(await open('twitch').read()).toEqual({
    ...CLIENT,
    accessToken: 'a1',
    expiresAt: '2026-11-24T10:00:00.000Z',
  });
});

test('a token whose end is not known is renewed only where every token ends', async () => {
  now = before(0);
  store.put('c', { ...CLIENT, accessToken: 'page' });
  await open('facebook').read();
  expect(server.requests).toEqual([]);
  server.answer = () => ({ body: { access_token: 'a2', expires_in: 5_184_000 } });
  expect((await open('instagram').read()).accessToken).toBe('a2');
});

test('a token that is still good is used where it cannot be renewed yet', async () => {
  store.put('c', { accessToken: 'a1' });
  now = before(0);
  server.answer = () => ({ status: 400, body: { error: { code: 190 } } });
  expect(await open('threads').read()).toEqual({ accessToken: 'a1' });

  store.put('c', { accessToken: 'a1', expiresAt: END });
  now = before(MINUTE);
  expect((await open('threads').read()).accessToken).toBe('a1');
  now = before(0);
  await expect(open('threads').read()).rejects.toMatchObject({ problem: 'token_expired' });
});

test('who comes late with a refresh token that is good for one use gets what the first one stored', async () => {
  store.put('c', { ...CLIENT, accessToken: 'a1', refreshToken: 'r1' });
  now = before(0);
  const used = new Set<string>();
  server.answer = async ({ parameters: { refresh_token = '' } }) => {
    if (used.has(refresh_token)) {
      // Refused only once the first has stored what it got.
      while ((await store.get('c'))?.values.refreshToken === refresh_token) await new Promise(setImmediate);
      return { status: 400, body: { error: 'invalid_grant' } };
    }
    used.add(refresh_token);
    return { body: { access_token: 'a2', refresh_token: 'r2', expires_in: 7200 } };
  };
  const renewed = await Promise.all(
    [open('x'), open('x')].map(async (credential) => {
      const values = { ...CLIENT, accessToken: 'a1', refreshToken: 'r1' };
      return credential.renew(values, await credential.refresh(values));
    }),
  );
  expect(renewed.map(({ accessToken }) => accessToken)).toEqual(['a2', 'a2']);
  expect((await store.get('c'))?.values.refreshToken).toBe('r2');
});

test('a failure that passes is told as such, not as an ended token', async () => {
  store.put('c', { ...CLIENT, refreshToken: 'r1' });
  now = before(0);
  server.answer = () => ({ status: 503, body: '' });
  await expect(open('x').read()).rejects.toMatchObject({ problem: 'platform_down' });
});
