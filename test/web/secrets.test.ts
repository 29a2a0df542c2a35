import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toldIn } from '../support/secrets/planted.ts';
import { SECRET_SOURCES } from '../support/secrets/sources.ts';
import { TRICKS } from '../support/secrets/tricks.ts';
import { nameOf, SecretWorld } from '../support/secrets/world.ts';
import { openBrowser, openTab } from './tab.ts';

const ROOT = join(import.meta.dirname, '../..');

let built: string;
let world: SecretWorld;
let browser: Browser;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'disclosure-secrets-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const options = ['--outDir', built, '--emptyOutDir', '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, 'build', 'web', ...options], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  world = await SecretWorld.start(built);
  world.trick = TRICKS['the call is refused by words alone']!.trick;
  await world.plan();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  await rm(built, { recursive: true, force: true });
});

test('the page shows what is wrong with every source, and no secret of any', async () => {
  const { page } = await openTab(browser);
  const shown: Record<string, string> = {};
  const show = async (path: string, ready: string) => {
    await page.goto(`${world.address}/#/${path}`);
    await page.getByText(ready).first().waitFor();
    shown[path] = await page.content();
  };
  await show('sources', 'Failing');
  expect(await page.getByRole('row').filter({ hasText: 'Failing' }).count()).toBe(SECRET_SOURCES.length - 1);
  for (const source of SECRET_SOURCES) {
    await show(`sources/${nameOf(source)}`, source.fake === undefined ? 'Working' : 'Failing');
    await show(`sources/${nameOf(source)}/edit`, 'Credential');
  }
  expect(toldIn(shown, world.secrets)).toEqual([]);
});
