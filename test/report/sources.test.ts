import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../lib/report/source-schemas.ts';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import type { SourceState } from '../../lib/store/records.ts';
import { type Api, startApi } from '../support/api.ts';
import { limited, mila } from '../support/limited-kind.ts';

const deployed = { name: 'from the deployment', kind: 'limited', settings: {}, credential: 'brand' };
const pathOf = (name: string, action = '') => `/v1/sources/${encodeURIComponent(name)}${action}`;

let api: Api;
beforeEach(async () => {
  api = await startApi({ kinds: [...SOURCE_KINDS, limited], definitions: [deployed] });
});
afterEach(() => api.close());

const list = async () => (await api.call<{ items: Source[] }>('GET', '/v1/sources')).body.items;
const find = async (name: string) => (await list()).find(({ source }) => source === name);
const add = (body: object) => api.call<Source>('POST', '/v1/sources', body);
const requested = () => api.observed.bus.events.map(({ type, data }) => [type, (data as { source: string }).source]);
const setState = (state: Partial<SourceState>) =>
  api.store.changeSource(mila.name, (before) => ({
    posts: 0,
    kind: 'limited',
    ...before,
    ...state,
    source: mila.name,
  }));

describe('adding a source', () => {
  test('stores it, fetches it at once and tells where its platform pushes', async () => {
    const { status, body, headers } = await add(mila);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(pathOf(mila.name));
    expect(body).toMatchObject({
      source: mila.name,
      health: 'new',
      fetching: true,
      deployed: false,
      definition: mila,
      inbound: '/v1/inbound/Mila%20%40%20Limited',
    });
    expect(requested()).toEqual([['fetch.requested', mila.name]]);
    expect(await find(mila.name)).toEqual(body);
  });

  test.each([
    ['no name', { name: undefined }, '/name'],
    ['markup as its name', { name: '<img src=x onerror=alert(1)>' }, '/name'],
    ['a path as its name', { name: '../sources' }, '/name'],
    ['a name that turns around what follows', { name: 'a\u202Eb' }, '/name'],
    ['a name of spaces', { name: '   ' }, '/name'],
    ['a name that is too long', { name: 'x'.repeat(101) }, '/name'],
    ['a kind that there is not', { kind: 'myspace' }, '/kind'],
    ['a setting of the wrong type', { settings: { account: 7 } }, '/settings/account'],
    ['a setting that its platform refuses', { settings: { account: 'x'.repeat(21) } }, '/settings/account'],
    ['settings that are no object', { settings: [] }, '/settings'],
    ['no credential where its kind needs one', { credential: undefined }, '/credential'],
    ['a token in place of the credential’s name', { credential: 'ya29.a0/secret=' }, '/credential'],
    ['too short an interval', { everyMinutes: 0 }, '/everyMinutes'],
    ['too long a first fetch', { firstFetchDays: 366 }, '/firstFetchDays'],
  ])('%s is refused at its field, and nothing is stored', async (_, change, pointer) => {
    const problem = await api.problem('POST', '/v1/sources', { ...mila, ...change });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
    expect((await list()).map(({ source }) => source)).toEqual([deployed.name]);
    expect(requested()).toEqual([]);
  });

  test('a setting that is not there is called missing', async () => {
    const problem = await api.problem('POST', '/v1/sources', { ...mila, kind: 'youtube', settings: {} });
    expect(problem.errors).toEqual([{ pointer: '/settings/channel', detail: 'is missing' }]);
  });

  test('a name is taken by another source, by one of the deployment, and by what is left of one', async () => {
    await add(mila);
    await api.store.putSource({ source: 'left over', posts: 0 });
    for (const name of [mila.name, deployed.name, 'left over']) {
      const problem = await api.problem('POST', '/v1/sources', { ...mila, name });
      expect(problem).toMatchObject({ status: 409, type: '/problems/exists', errors: [{ pointer: '/name' }] });
    }
  });

  test('one that is too large to be kept is refused', async () => {
    const settings = { account: 'mila', note: 'x'.repeat(400_000) };
    expect(await api.problem('POST', '/v1/sources', { ...mila, settings })).toMatchObject({ status: 413 });
  });
});

describe('changing a source', () => {
  const replace = (change: object) => api.call<Source>('PUT', pathOf(mila.name), { ...mila, ...change });
  beforeEach(async () => {
    await add(mila);
    await setState({ cursor: 'page 7', fetchedAt: '2026-11-24T07:00:00Z', postsInAll: 9, leasedUntil: undefined });
    api.observed.bus.events.length = 0;
  });

  test('with another interval it goes on from where it was, at once', async () => {
    const { status, body } = await replace({ everyMinutes: 5 });
    expect([status, body.definition]).toEqual([200, { ...mila, everyMinutes: 5 }]);
    expect(await api.store.getSource(mila.name)).toMatchObject({ cursor: 'page 7' });
    expect(requested()).toEqual([['fetch.requested', mila.name]]);
  });

  test('with other settings it starts over, and keeps its count of posts', async () => {
    const { body } = await replace({ settings: { account: 'ben' } });
    expect(body).toMatchObject({ health: 'new', postsInAll: 9, definition: { settings: { account: 'ben' } } });
    expect((await api.store.getSource(mila.name))?.cursor).toBeUndefined();
  });

  test('while it is paused it stays so', async () => {
    await api.call('POST', pathOf(mila.name, '/pause'), {});
    expect((await replace({ settings: { account: 'ben' } })).body.health).toBe('paused');
    expect(requested()).toEqual([]);
  });

  test.each([
    ['another name', { name: 'Ben' }, '/name'],
    ['another kind', { kind: 'youtube' }, '/kind'],
    ['wrong settings', { settings: { account: 7 } }, '/settings/account'],
  ])('%s is refused', async (_, change, pointer) => {
    const problem = await api.problem('PUT', pathOf(mila.name), { ...mila, ...change });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
  });

  test('deleted, it is gone with its place, and its name is free', async () => {
    expect((await api.call('DELETE', pathOf(mila.name))).status).toBe(204);
    expect(await find(mila.name)).toBeUndefined();
    expect((await add(mila)).body).toMatchObject({ health: 'new' });
    expect((await api.store.getSource(mila.name))?.cursor).toBeUndefined();
  });

  test('one of the deployment is changed there, not here', async () => {
    const path = pathOf(deployed.name);
    for (const [method, body] of [['PUT', { ...mila, name: deployed.name }], ['DELETE']] as const) {
      expect(await api.problem(method, path, body)).toMatchObject({ status: 409, type: '/problems/not-allowed' });
    }
    expect(await find(deployed.name)).toMatchObject({ deployed: true });
  });

  test('what is left of one that is no longer set up can be deleted, not fetched', async () => {
    await api.store.putSource({ source: 'left over', posts: 3 });
    expect(await find('left over')).not.toHaveProperty('definition');
    expect(await api.problem('POST', pathOf('left over', '/fetch'))).toMatchObject({ status: 404 });
    expect((await api.call('DELETE', pathOf('left over'))).status).toBe(204);
    expect(await find('left over')).toBeUndefined();
  });
});

describe('steering a source', () => {
  beforeEach(async () => {
    await add(mila);
    await setState({ leasedUntil: undefined, nextFetchAt: '2026-11-24T20:00:00Z' });
    api.observed.bus.events.length = 0;
  });

  test('paused by whom and why, it is not fetched; resumed, it is due', async () => {
    const paused = await api.call<Source>('POST', pathOf(mila.name, '/pause'), { reason: 'contract ended' });
    expect(paused.body).toMatchObject({ health: 'paused', paused: { by: 'local', reason: 'contract ended' } });
    expect(await api.problem('POST', pathOf(mila.name, '/fetch'))).toMatchObject({
      status: 409,
      detail: expect.stringContaining('resume'),
    });
    const resumed = await api.call<Source>('POST', pathOf(mila.name, '/resume'));
    expect(resumed.body).toMatchObject({ health: 'new', nextFetchAt: '2026-11-24T08:00:00.000Z' });
    expect(resumed.body.paused).toBeUndefined();
  });

  test('is fetched now, although it was to wait', async () => {
    const { status, body } = await api.call<Source>('POST', pathOf(mila.name, '/fetch'));
    expect([status, body.fetching]).toEqual([202, true]);
    expect(requested()).toEqual([['fetch.requested', mila.name]]);
  });

  test('a reason may have 500 characters', async () => {
    const problem = await api.problem('POST', pathOf(mila.name, '/pause'), { reason: 'x'.repeat(501) });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer: '/reason' }] });
  });

  test.each([
    ['PUT', '', { ...mila, name: 'nobody' }],
    ['DELETE', '', undefined],
    ['POST', '/pause', {}],
    ['POST', '/resume', undefined],
    ['POST', '/fetch', undefined],
  ])('%s %s: there is none of the name', async (method, action, body) => {
    expect(await api.problem(method, pathOf('nobody', action), body)).toMatchObject({ status: 404 });
  });
});

describe('health', () => {
  const failed = { error: 'it went wrong', fetchedAt: '2026-11-24T07:00:00Z' };
  test.each<[Source['health'], Partial<SourceState>]>([
    ['new', {}],
    ['ok', { fetchedAt: '2026-11-24T07:00:00Z' }],
    ['waiting', { ...failed, problem: 'rate_limited' }],
    ['waiting', { ...failed, problem: 'quota_spent' }],
    ['failing', { ...failed, problem: 'token_expired', fix: 'connect the account again' }],
    ['paused', { ...failed, problem: 'token_expired', paused: { at: '2026-11-24T07:00:00Z' } }],
  ])('is %s with %j', async (health, state) => {
    await api.store.createDefinition(mila);
    await setState(state);
    expect(await find(mila.name)).toMatchObject({ health, ...state });
  });
});
