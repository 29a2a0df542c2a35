import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalCredentials } from '../../../lib/sources/credentials/local.ts';

const PROCESSES = 4;
const RENEWALS = 15;
const MODULE = new URL('../../../lib/sources/credentials/local.ts', import.meta.url).href;

let home: string;
let path: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'credentials-'));
  path = join(home, 'credentials.json');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A process that renews what all share, and what is its own, until it has won often enough. */
async function renew(own: string): Promise<string> {
  const script = `
    import { LocalCredentials } from ${JSON.stringify(MODULE)};
    const store = new LocalCredentials({ environment: {}, path: ${JSON.stringify(path)} });
    for (const name of ['shared', ${JSON.stringify(own)}]) {
      for (let won = 0; won < ${RENEWALS}; ) {
        const before = await store.get(name);
        const mark = ${JSON.stringify(own)} + won;
        const after = { count: String(Number(before.values.count) + 1), mark };
        const now = await store.replace(name, before, after);
        if (now.values.mark === mark) won += 1;
      }
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  const [errors] = await Promise.all([text(child.stderr), text(child.stdout), once(child, 'close')]);
  return errors;
}

test('processes that renew at the same time lose none of each other’s renewals', async () => {
  const names = Array.from({ length: PROCESSES }, (_, index) => `own-${index}-`);
  const start = Object.fromEntries(['shared', ...names].map((name) => [name, { count: '0' }]));
  writeFileSync(path, JSON.stringify(start), { mode: 0o600 });
  const errors = await Promise.all(names.map(renew));
  expect(errors.join('')).toBe('');

  const counts = Object.entries<{ count: string }>(JSON.parse(readFileSync(path, 'utf8')));
  expect(Object.fromEntries(counts.map(([name, { count }]) => [name, count]))).toEqual({
    shared: String(PROCESSES * RENEWALS),
    ...Object.fromEntries(names.map((name) => [name, String(RENEWALS)])),
  });
});

test('the lock of a process that died is broken', async () => {
  writeFileSync(path, '{"x":{"accessToken":"a1"}}', { mode: 0o600 });
  mkdirSync(`${path}.lock`);
  const long = new Date(Date.now() - 60_000);
  utimesSync(`${path}.lock`, long, long);
  const store = new LocalCredentials({ environment: {}, path });
  await store.replace('x', (await store.get('x'))!, { accessToken: 'a2' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ x: { accessToken: 'a2' } });
  expect(existsSync(`${path}.lock`)).toBe(false);
});
