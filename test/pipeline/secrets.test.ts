import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import { formsOf, planted, toldIn } from '../support/secrets/planted.ts';
import { SECRET_SOURCES } from '../support/secrets/sources.ts';
import { TRICKS } from '../support/secrets/tricks.ts';
import { nameOf, SecretWorld } from '../support/secrets/world.ts';

let world: SecretWorld;
beforeAll(async () => {
  world = await SecretWorld.start();
});
afterAll(() => world.close());

const expectNothingTold = async () => expect(toldIn(await world.told(), world.secrets)).toEqual([]);
const fetched = SECRET_SOURCES.filter(({ fake }) => fake !== undefined);

/** Long tokens are cut in different places. */
const TURNS = [
  { first: 0, after: 0 },
  { first: 1, after: 99 },
  { first: 0, after: 171 },
];

test('every field of every credential holds a secret that is looked for', () => {
  for (const { kind, facts } of SOURCE_KINDS) {
    const planted = SECRET_SOURCES.filter((source) => source.kind === kind).flatMap(({ credential }) =>
      Object.keys(credential),
    );
    const needed = facts.credential.map(({ name }) => name);
    expect(planted, kind).toEqual(expect.arrayContaining(needed));
  }
});

test.each(['abcdefghijklmnopqrstuvwx1234', planted('x')])('%s is found in whatever form it is told', (secret) => {
  const around = (text: string) => toldIn({ log: `{"a":"${text}"}` }, { secret });
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const told = [secret, secret.slice(0, 30), encodeURIComponent(secret), base64(secret), base64(`id:${secret}`)];
  for (const text of [...told, base64(`a${secret}z`), Buffer.from(secret).toString('hex')])
    expect(around(text), text).toHaveLength(1);
  expect(around('abc')).toEqual([]);
  expect(formsOf('short-1')).toContain('short-1');
});

describe('nothing secret is told', () => {
  test('where all goes well', async () => {
    await world.plan();
    const told = await world.told();
    for (const { ids } of fetched) for (const id of ids) expect(told['the bus']).toContain(id);
    expect(toldIn(told, world.secrets)).toEqual([]);
  });

  test.each(Object.entries(TRICKS))('where %s', async (_, { access, trick }) => {
    world.trick = trick;
    for (const source of fetched) {
      for (const turn of trick === undefined ? TURNS.slice(0, 1) : TURNS) {
        world.turn = turn;
        if (turn.after === 0) await world.forget(nameOf(source));
        world.restore(source);
        world.platforms.state(source.kind).access = access;
        await world.fetch(nameOf(source));
      }
      world.platforms.state(source.kind).access = 'granted';
    }
    world.trick = undefined;
    await expectNothingTold();
  });

  test('where tokens are renewed, shortly before their end and when they are no longer taken', async () => {
    for (const source of fetched) {
      const { kind, credential, token } = source;
      const name = nameOf(source);
      world.restore(source);
      const renewed = planted(`${name} renewed`);
      world.secrets[`${name} renewed`] = renewed;
      world.platforms.state(kind).token = renewed;
      const soon = new Date(world.clock.now().getTime() + 28 * 3_600_000).toISOString();
      if (credential.expiresAt !== undefined) world.credentials.put(name, { ...credential, expiresAt: soon });
      await world.fetch(name);
      const stored = (await world.credentials.get(name))!.values[token];
      const isRenewable = token === 'accessToken' && kind !== 'tiktok_one';
      expect(stored, name).toBe(isRenewable ? renewed : credential[token]);
    }
    await expectNothingTold();
  });

  test('where a credential cannot be sent, or lacks a field', async () => {
    for (const source of fetched) {
      for (const broken of ['\n', '\u0000', '…']) {
        const [field, value] = [source.token, source.credential[source.token]!];
        world.restore(source);
        world.credentials.put(nameOf(source), { ...source.credential, [field]: value.replace(/.$/, `${broken}=`) });
        await world.fetch(nameOf(source));
      }
      const { [source.token]: _, ...rest } = source.credential;
      world.credentials.put(nameOf(source), rest);
      await world.fetch(nameOf(source));
      world.restore(source);
    }
    await expectNothingTold();
  });

  test('and every source has failed in every way that there is', () => {
    for (const source of fetched) {
      const problems = [...(world.problems.get(nameOf(source)) ?? [])];
      expect(problems, nameOf(source)).toEqual(
        expect.arrayContaining(['token_expired', 'rate_limited', 'platform_down', 'answer_not_understood']),
      );
    }
  });
});
