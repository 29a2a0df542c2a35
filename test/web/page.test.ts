import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FindingRecord } from '../../lib/store/records.ts';
import { expectAccessible, SCREENS } from './accessible.ts';
import { type LocalPage, startLocalPage } from './local-page.ts';
import { campaign, HOSTILE, posts } from './posts.ts';
import { openBrowser, openTab, styleOf, withoutFold } from './tab.ts';

let local: LocalPage;
let browser: Browser;

async function findings(query = ''): Promise<FindingRecord[]> {
  const { items } = (await local.call('GET', `/v1/findings?${query}`)) as { items: FindingRecord[] };
  return items;
}

async function findingOf(creator: string, code: string): Promise<FindingRecord> {
  const found = (await findings(`creator=${creator}`)).find((finding) => finding.code === code);
  if (found === undefined) throw new Error(`${creator} has no ${code}`);
  return found;
}

const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name });

beforeAll(async () => {
  local = await startLocalPage();
  await local.call('POST', '/v1/campaigns', campaign);
  await local.call('POST', '/v1/posts', posts);
  const audited = async () => expect(new Set((await findings()).map(({ post }) => post!.id)).size).toBe(posts.length);
  await vi.waitFor(audited, { timeout: 60_000, interval: 200 });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

describe('reviewing', () => {
  test('filter, open, read the highlighted words, dismiss with a reason, gone from the queue, kept in the history', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(`${local.address}/`);
    await page.getByText('@ben_runs').first().waitFor();

    const filter = page.getByLabel('Filter findings');
    await filter.fill('Creator = mila.cooks');
    await filter.press('Enter');
    await page.getByText('@ben_runs').first().waitFor({ state: 'detached' });
    expect(page.url()).toContain('creator=mila.cooks');

    await link(page, 'Disclosure wording not enough').click();
    await page.locator('[data-field="caption"] mark').first().waitFor();
    expect(await page.title()).toContain('Disclosure wording not enough');
    expect(await page.locator('[data-field="caption"] mark').allTextContents()).toEqual(['#sp']);
    const caption = page.locator('[data-field="caption"] .published');
    expect(withoutFold(await caption.textContent())).toContain('😍\nI cannot stop.');

    const dismiss = page.getByRole('button', { name: 'Dismiss as' });
    await dismiss.click();
    await page.getByRole('menuitem', { name: 'Disclosed elsewhere' }).click();
    await page.getByText('Say why it is dismissed').waitFor();
    await page.getByLabel('Comment').fill('The video itself says "ad".');
    await dismiss.click();
    await page.getByRole('menuitem', { name: 'Disclosed elsewhere' }).click();
    const history = page.locator('.history');
    await history.getByText('Dismissed as disclosed elsewhere').waitFor();
    expect(await history.textContent()).toContain('The video itself says "ad".');

    await link(page, 'Queue').click();
    await page.getByText('No finding matches the filters').waitFor();
    await page.goto(`${local.address}/#/findings?creator=mila.cooks&status=dismissed`);
    await link(page, 'Disclosure wording not enough').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a decision on a finding that somebody else has decided on meanwhile is not taken', async () => {
    const { page } = await openTab(browser);
    const { id, version } = await findingOf('ben_runs', 'disclosure.missing');
    await page.goto(`${local.address}/#/findings/${encodeURIComponent(id)}`);
    const send = page.getByRole('button', { name: 'Send back to creator' });
    await send.waitFor();
    const review = `/v1/findings/${encodeURIComponent(id)}/review`;
    await local.call('POST', review, { action: 'confirm' }, { 'if-match': `"${version}"` });

    await send.click();
    await page.getByText('Someone else decided meanwhile').waitFor();
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.locator('.history').getByText('Confirmed').waitFor();
    await send.click();
    await page.locator('.history').getByText('Sent back to the creator').waitFor();
  });

  test('several findings are decided on at once', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(`${local.address}/#/findings?creator=hostile&status=open`);
    const boxes = page.getByRole('checkbox', { name: /^Select .*@hostile/ });
    await boxes.first().waitFor();
    const before = await findings('creator=hostile&status=open');
    expect(await boxes.count()).toBe(before.length);
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('button', { name: 'Decide on selected' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText(`Decided on ${before.length} findings.`).waitFor();
    await page.getByText('No finding matches the filters').waitFor();
    expect(await findings('creator=hostile&status=confirmed')).toHaveLength(before.length);
    expect(complaints).toEqual([]);
  });

  test('a long list grows page by page, and a page that fails can be asked for again', async () => {
    const { page } = await openTab(browser);
    const isList = (url: URL) => url.pathname === '/v1/findings';
    await page.route(isList, (route) => {
      const url = new URL(route.request().url());
      url.searchParams.set('limit', '1');
      return route.continue({ url: url.href });
    });
    await page.goto(`${local.address}/#/findings?status=any`);
    const rows = page.getByRole('checkbox', { name: /^Select .*@/ });
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);
    await page.route(isList, (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: 'Load more' }).click();
    await page.getByText('Could not load more').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await rows.nth(1).waitFor();
  });

  test('what the filters show is exported as a spreadsheet', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${local.address}/#/findings?creator=hostile&status=any`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('findings.csv');
    const rows: Record<string, string>[] = parse(await readFile(await file.path()), { bom: true, columns: true });
    const expected = await findings('creator=hostile');
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  test('a hostile caption is text: it runs nothing, loads nothing, breaks no policy', async () => {
    const { page, complaints } = await openTab(browser);
    const { id } = await findingOf('hostile', 'message.banned_phrase');
    await page.goto(`${local.address}/#/findings/${encodeURIComponent(id)}`);
    const caption = page.locator('[data-field="caption"] .published');
    await caption.waitFor();
    expect(withoutFold(await caption.textContent())).toBe(HOSTILE);
    expect(await styleOf(page, '[data-field="caption"] .published', 'unicode-bidi')).toBe('plaintext');
    expect(await page.locator('[data-field="caption"] mark').allTextContents()).toEqual(['miracle']);
    expect(await page.locator('[data-field="caption"] :is(img, script)').count()).toBe(0);
    expect(await page.locator('[data-field="links"] a').count()).toBe(0);
    expect(await page.title()).toContain('Banned phrase');
    expect(complaints).toEqual([]);
  });
});

describe('the other views', () => {
  test('a draft is judged for the chosen markets, and the caption that would pass is offered', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(`${local.address}/#/check`);
    await page.getByLabel('Caption').fill('My new serum from GlowLab is here #sp');
    await page.getByRole('button', { name: 'Markets' }).click();
    await page.getByRole('option', { name: /United Kingdom/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: 'Result' }).waitFor();
    expect(await page.locator('[data-field="caption"] mark').allTextContents()).toEqual(['#sp']);
    await page.getByText('The caption as it would pass').waitFor();
    expect(complaints).toEqual([]);
  });

  test('the summary leads from a creator to the findings behind the rate', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(`${local.address}/#/summary?from=2026-11-01&to=2026-11-30`);
    const figures = page.locator('.figures');
    await figures.waitFor();
    expect(await figures.textContent()).toContain(`Posts${posts.length}`);
    await link(page, '@hostile (Instagram)').click();
    await page.getByText('@hostile', { exact: true }).first().waitFor();
    expect(await page.getByText(/@(mila.cooks|ben_runs)/).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a campaign with wrong fields is refused field by field, and taken once they are mended', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${local.address}/#/new-campaign`);
    const json = page.getByLabel('Campaign (JSON)');
    await json.fill('{ "id": ');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('This is not JSON').waitFor();
    await json.fill(JSON.stringify({ ...campaign, id: 'spring', jurisdictions: ['UK'] }));
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('/jurisdictions/0').waitFor();
    await json.fill(JSON.stringify({ ...campaign, id: 'spring' }));
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'Campaign spring' }).waitFor();
    expect(await local.call('GET', '/v1/campaigns/spring')).toMatchObject({ brand: { name: 'GlowLab' } });
  });

  test('a webhook is refused with its fault, or registered with its secret shown once', async () => {
    const { page } = await openTab(browser);
    await page.goto(`${local.address}/#/webhooks`);
    await page.getByRole('button', { name: 'New webhook' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Address').fill('http://10.0.0.1/hook');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByText('The webhook was not created').waitFor();
    await form.getByLabel('Address').fill('http://127.0.0.1:9/hook');
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByText(/whsec_/).waitFor();
    await page.reload();
    await page.getByText('http://127.0.0.1:9/hook', { exact: true }).waitFor();
    expect(await page.getByText(/whsec_/).count()).toBe(0);
  });

  test('a failed load says so and can be tried again', async () => {
    const { page } = await openTab(browser);
    await page.route('**/v1/findings?*', (route) => route.abort());
    await page.goto(`${local.address}/`);
    await page.getByText('The server could not be reached.').waitFor();
    await page.unroute('**/v1/findings?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('@hostile').first().waitFor();
  });
});

const VIEWS: [view: string, address: string, ready: string][] = [
  ['queue', '#/findings?status=any', '@hostile'],
  ['empty queue', '#/findings?creator=nobody', 'No finding matches'],
  ['summary', '#/summary?from=2026-11-01&to=2026-11-30', 'By day of publication'],
  ['check', '#/check', 'Connection to the brand'],
  ['rules', '#/rules', 'United Kingdom'],
  ['one market’s rules', '#/rules/GB', 'Standing'],
  ['campaigns', '#/campaigns', campaign.id],
  ['webhooks', '#/webhooks', 'New webhook'],
  ['unknown address', '#/nowhere', 'There is nothing at this address'],
];

describe.each(SCREENS)('on a %s screen', (_, screen) => {
  test.each(VIEWS)('the %s is accessible and fits', async (_view, address, ready) =>
    expectAccessible(await openTab(browser, screen), `${local.address}/${address}`, ready),
  );

  test('a finding is accessible and fits', async () => {
    const { id } = await findingOf('hostile', 'message.banned_phrase');
    const address = `${local.address}/#/findings/${encodeURIComponent(id)}`;
    await expectAccessible(await openTab(browser, screen), address, 'Verdicts by market');
  });
});
