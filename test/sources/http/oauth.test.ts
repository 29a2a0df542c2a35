import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refreshToken } from '../../../lib/sources/http/oauth.ts';
import type { TokenPlatform } from '../../../lib/sources/http/token-endpoints.ts';
import { startTokenServer, type TokenServer } from './token-server.ts';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const VALUES = {
  clientId: 'app',
  clientSecret: 's3cret',
  accessToken: 'old-access',
  refreshToken: 'old-refresh',
  expiresAt: '2026-11-24T07:00:00.000Z',
  region: 'eu',
};

let server: TokenServer;
beforeEach(async () => {
  server = await startTokenServer();
});
afterEach(() => server.close());

const refresh = (platform: TokenPlatform, values: Record<string, string> = VALUES, scope?: string) =>
  refreshToken({ platform, values, now: NOW, baseUrl: server.url, scope });

const BASIC = `Basic ${Buffer.from('app:s3cret').toString('base64')}`;
const REFRESH = { grant_type: 'refresh_token', refresh_token: 'old-refresh' };
const CLIENT = { client_id: 'app', client_secret: 's3cret' };

describe('each platform is asked as its documentation says', () => {
  test.each<[TokenPlatform, string, string | undefined, Record<string, string>]>([
    ['google', 'POST /token', undefined, { ...REFRESH, ...CLIENT }],
    ['linkedin', 'POST /oauth/v2/accessToken', undefined, { ...REFRESH, ...CLIENT }],
    ['pinterest', 'POST /v5/oauth/token', BASIC, REFRESH],
    ['x', 'POST /2/oauth2/token', BASIC, REFRESH],
    ['tiktok', 'POST /v2/oauth/token/', undefined, { ...REFRESH, client_key: 'app', client_secret: 's3cret' }],
    [
      'tiktok_application',
      'POST /v2/oauth/token/',
      undefined,
      { grant_type: 'client_credentials', client_key: 'app', client_secret: 's3cret' },
    ],
    ['twitch', 'POST /oauth2/token', undefined, { grant_type: 'client_credentials', ...CLIENT }],
    ['threads', 'GET /refresh_access_token', undefined, { grant_type: 'th_refresh_token', access_token: 'old-access' }],
    [
      'instagram',
      'GET /refresh_access_token',
      undefined,
      { grant_type: 'ig_refresh_token', access_token: 'old-access' },
    ],
    [
      'facebook',
      'GET /oauth/access_token',
      undefined,
      { grant_type: 'fb_exchange_token', fb_exchange_token: 'old-access', ...CLIENT },
    ],
  ])('%s', async (platform, line, authorization, parameters) => {
    const { accessToken } = await refresh(platform);
    expect(accessToken).toBe('new-access');
    const [request] = server.requests;
    expect(`${request?.method} ${request?.path}`).toBe(line);
    expect(request?.authorization).toBe(authorization);
    expect(request?.parameters).toEqual(parameters);
  });

  test('X, where the application has no secret', async () => {
    await refresh('x', { clientId: 'app', refreshToken: 'old-refresh' });
    expect(server.requests[0]).toMatchObject({
      authorization: undefined,
      parameters: { ...REFRESH, client_id: 'app' },
    });
  });

  test('with the permissions that are wanted', async () => {
    await refresh('pinterest', VALUES, 'boards:read,pins:read');
    expect(server.requests[0]?.parameters).toEqual({ ...REFRESH, scope: 'boards:read,pins:read' });
  });
});

describe('the new values', () => {
  test('hold the new tokens, when they end, and what else was there', async () => {
    server.answer = () => ({
      body: { access_token: 'a2', refresh_token: 'r2', expires_in: 7200, token_type: 'bearer', scope: [] },
    });
    expect(await refresh('x')).toEqual({
      ...VALUES,
      accessToken: 'a2',
      refreshToken: 'r2',
      expiresAt: '2026-11-24T10:00:00.000Z',
    });
  });

  test.each([{}, { refresh_token: '' }])('keep the refresh token where the answer holds %o', async (answer) => {
    server.answer = () => ({ body: { access_token: 'a2', expires_in: '60', ...answer } });
    expect(await refresh('google')).toMatchObject({
      refreshToken: 'old-refresh',
      expiresAt: '2026-11-24T08:01:00.000Z',
    });
  });

  test('forget when the old token ended where the end of the new one is not told', async () => {
    server.answer = () => ({ body: { access_token: 'a2' } });
    expect(await refresh('google')).not.toHaveProperty('expiresAt');
  });

  test.each(['refresh_expires_in', 'refresh_token_expires_in'])(
    'tell when the refresh token ends, by %s',
    async (name) => {
      server.answer = () => ({ body: { access_token: 'a2', [name]: 86_400 } });
      expect(await refresh('tiktok')).toMatchObject({ refreshExpiresAt: '2026-11-25T08:00:00.000Z' });
    },
  );
});

describe('a refusal is told so that a person can act on it', () => {
  test.each<[string, number, unknown, string, string]>([
    [
      'an ended refresh token',
      400,
      { error: 'invalid_grant' },
      'token_expired',
      'ended or was withdrawn (400, invalid_grant)',
    ],
    ['a refusal with 200', 200, { error: 'invalid_grant', log_id: '1' }, 'token_expired', '(200, invalid_grant)'],
    ['a wrong secret', 401, { error: 'invalid_client' }, 'token_expired', 'check "clientId" and "clientSecret"'],
    ['a permission', 400, { error: 'invalid_scope' }, 'permission_missing', 'does not grant the permissions'],
    [
      'an ended token of Meta',
      400,
      { error: { code: 190, message: 'Session has expired' } },
      'token_expired',
      '(400, 190)',
    ],
    [
      'an unknown refusal',
      403,
      { status: 403, message: 'invalid client secret' },
      'token_expired',
      'refuses to renew the token (403)',
    ],
    ['an unknown code', 400, { error: 'toString' }, 'token_expired', 'refuses to renew the token (400)'],
    ['a passing failure of Meta', 400, { error: { code: 2 } }, 'platform_down', '(400, 2)'],
    ['Meta’s limit', 400, { error: { code: 4 } }, 'rate_limited', 'too many calls (400, 4)'],
    ['a page instead of JSON', 502, '<html>', 'platform_down', 'it fails (502)'],
    ['an address that is gone', 404, '', 'version_retired', 'no longer renews tokens at this address (404)'],
    ['no token', 200, { token_type: 'bearer' }, 'answer_not_understood', 'a wrong "access_token"'],
    ['half an answer', 200, '{"access_token": "a', 'answer_not_understood', 'no complete JSON'],
  ])('%s', async (_, status, body, problem, message) => {
    server.answer = () => ({ status, body });
    await expect(refresh('x')).rejects.toMatchObject({ problem, message: expect.stringContaining(message) });
    await expect(refresh('x')).rejects.toThrow(/^X gives no new token: /);
  });

  test('too many calls, with the time until which to wait', async () => {
    server.answer = () => ({ status: 429, headers: { 'retry-after': '60' }, body: {} });
    await expect(refresh('x')).rejects.toMatchObject({
      problem: 'rate_limited',
      notBefore: '2026-11-24T08:01:00.000Z',
    });
  });

  test('a platform that is not there', async () => {
    await server.close();
    await expect(refresh('x')).rejects.toMatchObject({
      problem: 'platform_down',
      message: expect.stringContaining('ECONN'),
    });
  });

  test('a redirect, which is not followed: it would carry the secrets elsewhere', async () => {
    server.answer = () => ({ status: 307, headers: { location: `${server.url}/elsewhere` }, body: '' });
    await expect(refresh('x')).rejects.toMatchObject({
      problem: 'platform_down',
      message: expect.stringContaining('redirect'),
    });
    expect(server.requests).toHaveLength(1);
  });

  test('what is missing in the credential, without asking the platform', async () => {
    await expect(refresh('tiktok', { accessToken: 'a' })).rejects.toMatchObject({
      problem: 'token_expired',
      message:
        'TikTok: the token cannot be renewed, for the credential has no "refreshToken" and no "clientId" and no "clientSecret"',
    });
    expect(server.requests).toEqual([]);
  });
});
