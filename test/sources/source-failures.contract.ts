import { expect, test } from 'vitest';
import type { PlatformState } from '../../lib/local/platforms/platform-state.ts';
import type { PostSource } from '../../lib/sources/source.ts';
import type { SourceError } from '../../lib/sources/source-error.ts';
import type { VirtualIo } from '../support/virtual-io.ts';
import { fetchAll, trouble } from './read-source.ts';
import type { Tried } from './source.contract.ts';

/** A source on its fake platform, anew for each test. */
interface Opened {
  io: VirtualIo;
  state: PlatformState;
  source: PostSource;
  /** Publishes a post and tells its id. */
  publish: () => string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** What every source tells when its platform refuses, limits or fails. */
export function failureContract({ fake, expired, notPermitted, tellsNoWait = false }: Tried, opened: () => Opened) {
  const read = async (source: PostSource) => (await fetchAll(source, undefined)).posts.map(({ id }) => id);

  test.skipIf(expired === undefined)('an expired token is named as such', async () => {
    const { state, source, publish } = opened();
    state.access = 'expired';
    publish();
    expect(await trouble(source)).toMatchObject({ problem: expired });
  });

  test.skipIf(notPermitted === undefined)('a missing permission is named as such', async () => {
    const { state, source, publish } = opened();
    state.access = 'not_permitted';
    publish();
    expect(await trouble(source)).toMatchObject({ problem: notPermitted });
  });

  test.skipIf(tellsNoWait)('a limit with a long wait is not slept through: it says when to go on', async () => {
    const { io, state, source, publish } = opened();
    publish();
    state.fault = () => fake.rateLimited(900, io.now());
    const told = await trouble(source);
    expect(told.problem).toBe('rate_limited');
    const wait = (Date.parse(told.notBefore!) - io.now().getTime()) / 60_000;
    expect(wait).toBeGreaterThan(14);
    expect(wait).toBeLessThanOrEqual(16);
    expect(io.slept).toBeLessThan(60_000);
  });

  test('a limit without a wait is tried again, and then told', async () => {
    const { io, state, source, publish } = opened();
    const id = publish();
    state.fault = () => fake.rateLimited(undefined, io.now());
    expect((await trouble(source)).problem).toBe('rate_limited');
    state.fault = () => undefined;
    expect(await read(source)).toEqual([id]);
  });

  test('an error of the server passes', async () => {
    const { state, source, publish } = opened();
    const id = publish();
    state.faults.push({ status: 500, body: 'broken' });
    state.fault = () => state.faults.shift();
    expect(await read(source)).toEqual([id]);
  });

  test('an answer that is cut off, or no JSON, is asked for again, and told where it stays so', async () => {
    const { state, source, publish } = opened();
    const id = publish();
    state.faults.push('cut', { status: 200, headers: JSON_TYPE, body: '{"items": [' });
    expect(await read(source)).toEqual([id]);
    state.fault = () => ({ status: 200, headers: JSON_TYPE, body: '<html>' });
    expect((await trouble(source)).problem).toBe('answer_not_understood');
  });

  test('no error tells a secret', async () => {
    const { state, source, publish } = opened();
    publish();
    for (const access of ['expired', 'not_permitted'] as const) {
      state.access = access;
      const told = await fetchAll(source, undefined).then(
        () => undefined,
        (error) => error as SourceError,
      );
      if (told === undefined) continue;
      expect(`${told.message} ${told.stack} ${JSON.stringify(told)} ${String(told.cause)}`).not.toContain(state.token);
    }
  });
}
