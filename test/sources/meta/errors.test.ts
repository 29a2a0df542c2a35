import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeInstagram } from '../../../lib/local/platforms/instagram.ts';
import { instagram } from '../../../lib/sources/instagram.ts';
import { openedSource, recorded } from '../../support/opened-source.ts';
import { trouble } from '../read-source.ts';

const ACCOUNT = '17841400000000001';

describe('errors of Meta', () => {
  let opened: Awaited<ReturnType<typeof openedSource>>;
  beforeEach(async () => {
    opened = await openedSource({
      kind: instagram,
      fake: fakeInstagram,
      settings: { mode: 'own', account: ACCOUNT },
      values: (accessToken) => ({ accessToken }),
      accountId: ACCOUNT,
    });
  });
  afterEach(() => opened.platforms.stop());

  test.each([
    ['instagram/own_error_10_permission', 'permission_missing', 'source', undefined],
    ['instagram/own_error_100_33_gone', 'account_not_found', 'source', undefined],
    ['instagram/own_error_190_expired', 'token_expired', 'source', undefined],
    ['instagram/own_error_4_app', 'rate_limited', 'platform', 10],
    ['instagram/own_error_17_user', 'rate_limited', 'platform', 10],
    ['instagram/own_error_613_custom', 'rate_limited', 'source', 10],
    ['instagram/own_error_80002_ig', 'rate_limited', 'source', 19],
    ['facebook/own_error_32', 'rate_limited', 'source', 10],
    ['facebook/own_error_80001', 'rate_limited', 'source', 7],
  ] as const)('%s is told as %s of the %s', async (fixture, problem, scope, minutes) => {
    const { io, state, source } = opened;
    state.fault = () => recorded(fixture);
    const told = await trouble(source);
    expect([told.problem, told.scope]).toEqual([problem, scope]);
    const wait = told.notBefore && (Date.parse(told.notBefore) - io.now().getTime()) / 60_000;
    expect(wait).toBe(minutes);
    expect(state.calls).toHaveLength(1);
  });

  test.each([
    [{ code: 368 }, 'blocked'],
    [{ code: 102 }, 'token_expired'],
    [{ code: 200 }, 'permission_missing'],
    [{ code: 294 }, 'permission_missing'],
    [{ code: 341 }, 'rate_limited'],
    [{ code: 110, error_subcode: 2207013 }, 'account_not_found'],
    [{ code: 100 }, 'answer_not_understood'],
    [{ code: 2635 }, 'version_retired'],
    [{ code: 99 }, 'answer_not_understood'],
  ])('%j is told as %s', async (error, problem) => {
    opened.state.fault = () => ({ status: 400, body: { error: { message: 'no', type: 'OAuthException', ...error } } });
    expect((await trouble(opened.source)).problem).toBe(problem);
  });

  test.each([{ code: 1 }, { code: 2 }, { code: 99, is_transient: true }])('%j is tried again', async (error) => {
    const { state, source } = opened;
    state.fault = () => ({ status: 400, body: { error: { message: 'later', ...error } } });
    expect((await trouble(source)).problem).toBe('platform_down');
    expect(state.calls).toHaveLength(4);
  });

  test.each([
    [458, 'the user has removed the application'],
    [460, 'the user has changed the password'],
  ])('190/%i says that %s', async (subcode, words) => {
    opened.state.fault = () => ({ status: 400, body: { error: { code: 190, error_subcode: subcode, message: 'x' } } });
    expect((await trouble(opened.source)).message).toBe(`Instagram: ${words} (190/${subcode})`);
  });

  test('an error that repeats the token is told without it', async () => {
    const { state, source } = opened;
    state.fault = () => ({ status: 400, body: { error: { code: 10, message: `no access with ${state.token}` } } });
    expect((await trouble(source)).message).toBe('Instagram: no access with … (10)');
  });
});
