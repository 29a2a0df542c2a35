import { expect, test } from 'vitest';
import type { CredentialStore } from '../../../lib/sources/credentials/credential-store.ts';
import type { CredentialValues } from '../../../lib/sources/source-kind.ts';

export interface OpenedCredentials {
  store: CredentialStore;
  /** What a person does. */
  put(name: string, values: CredentialValues): void | Promise<void>;
}

/** What every place where credentials are kept promises. `open` starts with an empty one. */
export function credentialStoreContract(open: () => OpenedCredentials | Promise<OpenedCredentials>): void {
  test('has nothing under a name that nobody has used', async () => {
    const { store, put } = await open();
    await put('pinterest', { accessToken: 'p1' });
    expect(await store.get('instagram')).toBeUndefined();
    expect(store.place('instagram')).toContain('instagram');
  });

  test('gives what a person stored, under the same version until it changes', async () => {
    const { store, put } = await open();
    await put('instagram', { accessToken: 'a1', clientId: 'c' });
    const first = await store.get('instagram');
    expect(first?.values).toEqual({ accessToken: 'a1', clientId: 'c' });
    expect(await store.get('instagram')).toEqual(first);
    await put('instagram', { accessToken: 'a2', clientId: 'c' });
    const second = await store.get('instagram');
    expect(second?.values).toEqual({ accessToken: 'a2', clientId: 'c' });
    expect(second?.version).not.toBe(first?.version);
  });

  test.each(['__proto__', 'constructor', 'Mila.cooks-2_b'])('takes the name %s', async (name) => {
    const { store, put } = await open();
    expect(await store.get(name)).toBeUndefined();
    await put(name, { accessToken: 'a1' });
    const before = (await store.get(name))!;
    await store.replace(name, before, { accessToken: 'a2' });
    expect((await store.get(name))?.values).toEqual({ accessToken: 'a2' });
  });

  test('replaces again and again, and touches no other credential', async () => {
    const { store, put } = await open();
    await put('other', { accessToken: 'o1' });
    await put('x', { accessToken: '0' });
    for (let round = 1; round <= 3; round++) {
      const before = (await store.get('x'))!;
      const replaced = await store.replace('x', before, { accessToken: String(round) });
      expect(replaced.values).toEqual({ accessToken: String(round) });
      expect(await store.get('x')).toEqual(replaced);
    }
    expect((await store.get('other'))?.values).toEqual({ accessToken: 'o1' });
  });

  test('lets one of many renewals of the same version win, and tells all of them which', async () => {
    const { store, put } = await open();
    await put('x', { accessToken: 'old' });
    const before = (await store.get('x'))!;
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => store.replace('x', before, { accessToken: `new ${index}` })),
    );
    const winner = (await store.get('x'))!;
    expect(winner.values.accessToken).toMatch(/^new \d$/);
    for (const result of results) expect(result).toEqual(winner);
  });

  test('keeps what a person stored while a renewal was under way', async () => {
    const { store, put } = await open();
    await put('x', { accessToken: 'old' });
    const before = (await store.get('x'))!;
    await put('x', { accessToken: 'typed in' });
    const result = await store.replace('x', before, { accessToken: 'renewed' });
    expect(result.values).toEqual({ accessToken: 'typed in' });
    expect(await store.get('x')).toEqual(result);
  });
}
