import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  credentialsPath,
  LocalCredentials,
  type LocalCredentialsOptions,
} from '../../../lib/sources/credentials/local.ts';
import type { CredentialValues } from '../../../lib/sources/source-kind.ts';
import { credentialStoreContract } from './credential-store.contract.ts';

const root = new URL('../../../', import.meta.url).pathname;
let home: string;
let path: string;
let warnings: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'credentials-'));
  path = join(home, 'settings', 'credentials.json');
  warnings = [];
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const open = (options: Partial<LocalCredentialsOptions> = {}) =>
  new LocalCredentials({ environment: {}, path, warn: (message) => warnings.push(message), ...options });

function write(content: unknown, mode = 0o600): void {
  mkdirSync(join(home, 'settings'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(path, mode);
}

const stored = (): Record<string, CredentialValues> => JSON.parse(readFileSync(path, 'utf8'));

describe('in a file, as every store of credentials', () => {
  credentialStoreContract(() => {
    const entries = new Map<string, CredentialValues>();
    return { store: open(), put: (name, values) => write(Object.fromEntries(entries.set(name, values))) };
  });
});

describe('the file', () => {
  test('is the owner’s alone once it is written, and nothing is left beside it', async () => {
    write({ x: { accessToken: 'a1' } });
    const store = open();
    await store.replace('x', (await store.get('x'))!, { accessToken: 'a2' });
    expect(stored()).toEqual({ x: { accessToken: 'a2' } });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(home, 'settings'))).toEqual(['credentials.json']);
  });

  test.runIf(process.platform !== 'win32').each([0o640, 0o604, 0o620])('is refused with mode %o', async (mode) => {
    write({ x: { accessToken: 'a1' } }, mode);
    await expect(open().get('x')).rejects.toMatchObject({
      problem: 'credential_missing',
      message: `${path} is open to other users: close it with "chmod 600 ${path}"`,
    });
  });

  test.each([
    ['the package', join(root, 'credentials.json')],
    ['a folder of it that is not there yet', join(root, 'no', 'such', 'credentials.json')],
  ])('is refused in %s', async (_, inside) => {
    await expect(open({ path: inside }).get('x')).rejects.toMatchObject({
      problem: 'credential_missing',
      message: expect.stringContaining(`${inside} is inside the program’s folder`),
    });
  });

  test('is refused where a link leads into the program’s folder', async () => {
    const checkout = join(home, 'checkout');
    mkdirSync(checkout);
    symlinkSync(checkout, join(home, 'settings'));
    await expect(open({ checkout }).get('x')).rejects.toThrow('inside the program’s folder');
  });

  test('may be beside the program’s folder, under a name that begins with it', async () => {
    const checkout = join(home, 'set');
    mkdirSync(checkout);
    write({ x: { accessToken: 'a1' } });
    expect((await open({ checkout }).get('x'))?.values).toEqual({ accessToken: 'a1' });
  });

  test.each([
    ['no JSON', '{"x": {"accessToken": "a1"', 'must hold JSON such as {"<name of the credential>"'],
    ['a list', '[]', 'must hold JSON such as'],
    ['a text under the name', '{"x":"a1"}', `"x" in the file`],
    ['a number', '{"x":{"expiresAt":1}}', 'not a text: "expiresAt"'],
  ])('is refused with %s', async (_, content, message) => {
    write(content);
    await expect(open().get('x')).rejects.toMatchObject({
      problem: 'credential_missing',
      message: expect.stringContaining(message),
    });
  });

  test('with one bad entry still serves the others', async () => {
    write({ bad: 1, x: { accessToken: 'a1' } });
    expect((await open().get('x'))?.values).toEqual({ accessToken: 'a1' });
  });

  test('that cannot be written leaves renewals in memory, one of each version, and says so', async () => {
    const name = `${'c'.repeat(250)}`; // The name of its lock is longer than a file system allows.
    path = join(home, 'settings', name);
    write({ x: { accessToken: 'a1' } });
    const store = open();
    const before = (await store.get('x'))!;
    const renewals = await Promise.all(['a2', 'a3'].map((accessToken) => store.replace('x', before, { accessToken })));
    const kept = (await store.get('x'))!;
    expect(renewals).toEqual([kept, kept]);
    expect(kept.values).not.toEqual(before.values);
    expect(await store.replace('x', before, { accessToken: 'late' })).toEqual(kept);
    expect((await store.replace('x', kept, { accessToken: 'a4' })).values).toEqual({ accessToken: 'a4' });
    expect((await store.get('x'))?.values).toEqual({ accessToken: 'a4' });
    expect(warnings[0]).toBe(
      `${path} cannot be written (ENAMETOOLONG): the renewed credential "x" ends with the program`,
    );

    write({ x: { accessToken: 'typed in' } });
    expect((await store.get('x'))?.values).toEqual({ accessToken: 'typed in' });
  });
});

describe('a variable of the environment', () => {
  const environment = { DISCLOSURE_AUDITOR_CREDENTIAL_MILA_COOKS: '{"accessToken":"e1"}' };

  test('wins over the file, under the name in capitals', async () => {
    write({ 'mila.cooks': { accessToken: 'f1' } });
    expect((await open({ environment }).get('mila.cooks'))?.values).toEqual({ accessToken: 'e1' });
  });

  test('works without a file', async () => {
    expect((await open({ environment }).get('mila.cooks'))?.values).toEqual({ accessToken: 'e1' });
  });

  test('is renewed in the file, for the next start too, until it is set to something else', async () => {
    write({ other: { accessToken: 'o1' } });
    const store = open({ environment });
    await store.replace('mila.cooks', (await store.get('mila.cooks'))!, { accessToken: 'e2' });
    expect((await open({ environment }).get('mila.cooks'))?.values).toEqual({ accessToken: 'e2' });

    const changed = { DISCLOSURE_AUDITOR_CREDENTIAL_MILA_COOKS: '{"accessToken":"new"}' };
    const next = open({ environment: changed });
    const before = (await next.get('mila.cooks'))!;
    expect(before.values).toEqual({ accessToken: 'new' });
    await next.replace('mila.cooks', before, { accessToken: 'newer' });
    expect(Object.values(stored())).toEqual([{ accessToken: 'o1' }, { accessToken: 'newer' }]);
  });

  test('that holds no JSON object of texts is refused', async () => {
    const broken = open({ environment: { DISCLOSURE_AUDITOR_CREDENTIAL_X: 'a1' } });
    await expect(broken.get('x')).rejects.toThrow(
      'the variable DISCLOSURE_AUDITOR_CREDENTIAL_X must hold JSON such as {"accessToken": "…"}',
    );
  });
});

test('what to do names the variable and the file', () => {
  expect(open().place('mila.cooks')).toBe(
    `the variable DISCLOSURE_AUDITOR_CREDENTIAL_MILA_COOKS or, under "mila.cooks", the file ${path}`,
  );
});

test.each([
  ['linux', { DISCLOSURE_AUDITOR_CREDENTIALS: '/safe/c.json', XDG_CONFIG_HOME: '/x' }, '/safe/c.json'],
  ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/disclosure-auditor/credentials.json'],
  ['linux', { XDG_CONFIG_HOME: 'x' }, expect.stringMatching(/^\/.*\.config\/disclosure-auditor\/credentials\.json$/)],
  ['win32', { APPDATA: '/roaming', XDG_CONFIG_HOME: '/x' }, '/roaming/disclosure-auditor/credentials.json'],
] as const)('on %s with %o the file is %s', (platform, environment, expected) => {
  expect(credentialsPath(environment, platform)).toEqual(expected);
});
