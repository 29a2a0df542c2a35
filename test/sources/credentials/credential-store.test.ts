import { describe, expect, test } from 'vitest';
import { credentialOf } from '../../../lib/sources/credentials/credential-store.ts';
import { MemoryCredentials } from '../../../lib/sources/credentials/memory.ts';
import { credentialStoreContract } from './credential-store.contract.ts';

const FIELDS = [
  { name: 'accessToken', about: 'of the account' },
  { name: 'clientSecret', about: 'of the application' },
  { name: 'refreshToken', about: 'if there is one', optional: true },
];

describe('in memory, as every store of credentials', () => {
  credentialStoreContract(() => {
    const store = new MemoryCredentials();
    return { store, put: (name, values) => void store.put(name, values) };
  });
});

test('the credential of a source gives all values that are stored', async () => {
  const values = { accessToken: 'a', clientSecret: 's', more: 'm' };
  expect(await credentialOf(new MemoryCredentials({ x: values }), 'x', FIELDS).read()).toEqual(values);
});

test.each([
  ['no name', undefined, {}, 'the source names no credential: name one that holds "accessToken" (of the account) and'],
  ['nothing stored', 'x', {}, 'there is no credential "x" with "accessToken" (of the account) and "clientSecret"'],
  [
    'a field missing',
    'x',
    { x: { accessToken: 'a' } },
    'the credential "x" has no "clientSecret" (of the application)',
  ],
  [
    'an empty field',
    'x',
    { x: { accessToken: '', clientSecret: 's' } },
    'has no "accessToken" (of the account): add it',
  ],
])('%s is told with what to put where', async (_, name, stored, message) => {
  const credential = credentialOf(new MemoryCredentials(stored), name, FIELDS);
  await expect(credential.read()).rejects.toMatchObject({
    problem: 'credential_missing',
    message: expect.stringContaining(message),
  });
  if (name !== undefined) await expect(credential.read()).rejects.toThrow('the memory of the program, as "x"');
});

test('a kind that needs no credential works without one, but a name that is given must be stored', async () => {
  expect(await credentialOf(new MemoryCredentials(), undefined, []).read()).toEqual({});
  await expect(credentialOf(new MemoryCredentials(), 'x', []).read()).rejects.toThrow(
    'there is no credential "x": put it',
  );
});

test('a renewal is stored for all who read the credential', async () => {
  const store = new MemoryCredentials({ x: { accessToken: 'a1', clientSecret: 's' } });
  const credential = credentialOf(store, 'x', FIELDS);
  const after = { accessToken: 'a2', clientSecret: 's' };
  expect(await credential.renew(await credential.read(), after)).toEqual(after);
  expect(await credentialOf(store, 'x', FIELDS).read()).toEqual(after);
});

test('a renewal of values that are no longer stored gives the newer ones', async () => {
  const store = new MemoryCredentials({ x: { accessToken: 'a1', clientSecret: 's' } });
  const credential = credentialOf(store, 'x', FIELDS);
  const before = await credential.read();
  const theirs = { accessToken: 'theirs', clientSecret: 's' };
  store.put('x', theirs);
  expect(await credential.renew(before, { ...before, accessToken: 'mine' })).toEqual(theirs);
  expect(await credential.read()).toEqual(theirs);
});

test('a field may be left out where the one that stands for it is there', async () => {
  const fields = [
    { name: 'apiKey', about: 'a key', unless: 'refreshToken' },
    { name: 'refreshToken', about: 'a token', optional: true },
  ];
  const read = (values: Record<string, string>) =>
    credentialOf(new MemoryCredentials({ x: values }), 'x', fields).read();
  expect(await read({ apiKey: 'key' })).toEqual({ apiKey: 'key' });
  expect(await read({ refreshToken: 'token' })).toEqual({ refreshToken: 'token' });
  await expect(read({ clientId: 'app' })).rejects.toThrow(/has no "apiKey" \(a key\)/);
});
