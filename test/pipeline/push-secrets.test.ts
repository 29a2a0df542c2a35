import { afterAll, beforeAll, expect, test } from 'vitest';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import { toldIn } from '../support/secrets/planted.ts';
import { forged, GARBAGE, GOOD_PUSHES } from '../support/secrets/pushes.ts';
import { SECRET_SOURCES } from '../support/secrets/sources.ts';
import { nameOf, SecretWorld } from '../support/secrets/world.ts';

let world: SecretWorld;
beforeAll(async () => {
  world = await SecretWorld.start();
  await world.plan();
});
afterAll(() => world.close());

const pushed = SECRET_SOURCES.filter((source) => GOOD_PUSHES[source.kind] !== undefined && source.name === undefined);

test('every kind that can be pushed to is tried', () => {
  const inbound = SOURCE_KINDS.filter(({ facts }) => facts.inbound !== undefined).map(({ kind }) => kind);
  // Takes nothing but the wish to be erased, as the other kinds of Meta do.
  expect([...Object.keys(GOOD_PUSHES), 'instagram_partnership_ads'].sort()).toEqual(inbound.sort());
});

test.each(pushed.map((source) => [nameOf(source), source] as const))(
  '%s takes what is signed and nothing else, and tells no secret',
  async (name, { kind, credential }) => {
    const subscription = world.platforms.state('youtube').subscriptions[0]!;
    world.secrets['the hub’s secret'] = subscription['hub.secret']!;
    world.secrets['the hub’s token'] = new URL(subscription['hub.callback']!).searchParams.get('token')!;
    const pushing = { credential, now: world.clock.now(), hubSecret: subscription['hub.secret']! };
    for (const push of GOOD_PUSHES[kind]!(pushing)) {
      const sent = { method: 'POST', ...push };
      expect(await world.push(name, sent), JSON.stringify(push)).toMatchObject({ status: 200 });
      // X shows itself by nothing when it asks for the proof.
      if (push.query?.includes('crc_token')) continue;
      const { status } = await world.push(name, { method: 'POST', ...forged(push) });
      expect([401, 403], JSON.stringify(forged(push))).toContain(status);
    }
    for (const push of GARBAGE) {
      const { status, text } = await world.push(name, { method: 'POST', ...push });
      expect(status, JSON.stringify(push).slice(0, 200)).toBeGreaterThanOrEqual(400);
      expect(status, JSON.stringify(push).slice(0, 200)).toBeLessThan(500);
      expect(text).not.toMatch(/[<>]/);
    }
    await world.settle();
    expect(toldIn(await world.told(), world.secrets)).toEqual([]);
  },
);

test('what the API says of sources, and of what is wrong with them, tells no secret', async () => {
  const calls: [method: string, path: string, body?: unknown][] = [
    ...['/v1/sources', '/v1/source-kinds', '/v1/health', '/v1/openapi.json'].map((path): [string, string] => [
      'GET',
      path,
    ]),
    ['POST', '/v1/sources', { name: 'x', kind: 'x', settings: { username: 'maple' }, credential: 'x' }],
    ['POST', '/v1/sources', { name: 'new', kind: 'x', settings: { username: '<' }, credential: '../x' }],
    ['POST', '/v1/sources', { name: 'new', kind: 'nothing', settings: {}, credential: 'x' }],
    ['PUT', '/v1/sources/x', { name: 'x', kind: 'x', settings: { username: 'maple.' } }],
    ['POST', '/v1/sources/nobody/fetch'],
    ['POST', '/v1/sources/x/pause', { reason: 1 }],
  ];
  for (const call of calls) await world.call(...call);
  const told = await world.told();
  expect(told['an answer']).toContain('/settings/username');
  expect(toldIn(told, world.secrets)).toEqual([]);
});
