import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goTo, ISSUER, playProvider } from './identity-provider.ts';
import { type LocalPage, startLocalPage } from './local-page.ts';
import { openBrowser, openTab } from './tab.ts';

let local: LocalPage;
let browser: Browser;

beforeAll(async () => {
  local = await startLocalPage();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

describe('signing in', () => {
  test('uses the code flow with PKCE, comes back to the same view and calls the API with the token', async () => {
    const { page, complaints } = await openTab(browser);
    const { asked } = await playProvider(page.context(), local.address);
    const call = page.waitForRequest('**/v1/rules');
    await page.goto(`${local.address}/#/rules`);
    expect((await call).headers().authorization).toBe('Bearer access-1');
    await page.getByRole('heading', { name: 'Rules' }).waitFor();
    expect(page.url()).toBe(`${local.address}/#/rules`);

    expect(asked.map(({ path }) => path)).toEqual(['/authorize', '/token']);
    const [authorize, token] = asked.map(({ parameters }) => parameters);
    expect(authorize?.get('code_challenge_method')).toBe('S256');
    const challenge = createHash('sha256')
      .update(token?.get('code_verifier') ?? '')
      .digest('base64url');
    expect(authorize?.get('code_challenge')).toBe(challenge);
    const kept = await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie])');
    expect(kept).toBe('[{},{},""]');
    expect(complaints).toEqual([]);
  });

  test('starts again where the API no longer takes the token', async () => {
    const { page } = await openTab(browser);
    const { asked } = await playProvider(page.context(), local.address);
    await page.goto(`${local.address}/#/rules`);
    await page.getByRole('heading', { name: 'Rules' }).waitFor();
    await page.route('**/v1/campaigns', (route) => route.fulfill({ status: 401, json: {} }), { times: 1 });
    await page.getByRole('link', { name: 'Campaigns' }).click();
    await page.getByText('No campaigns').waitFor();
    expect(asked.map(({ path }) => path)).toEqual(['/authorize', '/token', '/authorize', '/token']);
    expect(page.url()).toBe(`${local.address}/#/campaigns`);
  });

  test('signs out at the provider', async () => {
    const { page } = await openTab(browser);
    const { asked } = await playProvider(page.context(), local.address);
    await page.goto(`${local.address}/`);
    await page.getByRole('button', { name: 'ana@brand.example' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
    expect(asked.at(-1)?.parameters.get('post_logout_redirect_uri')).toBe(`${local.address}/`);
  });

  test('says why it did not work', async () => {
    const { page } = await openTab(browser);
    await playProvider(page.context(), local.address);
    const back = `${local.address}/?error=access_denied&state=forged`;
    await page.context().route(`${ISSUER}/authorize*`, (route) => route.fulfill(goTo(back)));
    await page.goto(`${local.address}/`);
    await page.getByText('The page could not start').waitFor();
    await page.getByText(/Sign-in did not work/).waitFor();
  });
});
