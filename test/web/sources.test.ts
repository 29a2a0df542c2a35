import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Source } from '../../lib/report/source-schemas.ts';
import type { FindingRecord } from '../../lib/store/records.ts';
import { expectAccessible, SCREENS } from './accessible.ts';
import { type LocalPage, startLocalPage } from './local-page.ts';
import { campaign, posts } from './posts.ts';
import { openBrowser, openTab } from './tab.ts';
import { HOSTILE, playTroubledSources } from './troubled-sources.ts';

let local: LocalPage;
let browser: Browser;

const address = (path: string) => `${local.address}/#/${path}`;
const ben = { name: 'Ben', kind: 'youtube', settings: { channel: '@ben.runs' }, credential: 'nobody-has-stored-this' };

async function stateOf(name: string): Promise<Source> {
  const { items } = (await local.call('GET', '/v1/sources')) as { items: Source[] };
  return items.find(({ source }) => source === name)!;
}

function firstFinding(): Promise<FindingRecord> {
  const find = async () => {
    const { items } = (await local.call('GET', '/v1/findings')) as { items: FindingRecord[] };
    expect(items).not.toEqual([]);
    return items[0]!;
  };
  return vi.waitFor(find, { timeout: 60_000, interval: 200 });
}

beforeAll(async () => {
  local = await startLocalPage();
  await local.call('POST', '/v1/campaigns', campaign);
  await local.call('POST', '/v1/posts', posts);
  await local.call('POST', '/v1/sources', ben);
  await vi.waitFor(async () => expect((await stateOf('inbox'))?.health).toBe('ok'), { timeout: 60_000, interval: 200 });
  await vi.waitFor(async () => expect((await stateOf('Ben')).health).toBe('failing'), {
    timeout: 60_000,
    interval: 200,
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

describe('sources', () => {
  test('the list tells how each is and what to do; files of this machine are not edited', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(address('findings'));
    await page.getByRole('link', { name: 'Sources', exact: true }).click();
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('Ben').getByText('Failing').waitFor();
    expect(await row('Ben').textContent()).toMatch(/no credential "nobody-has-stored-this".*Store the credential/);
    await row('inbox').getByText('Working').waitFor();
    expect(await row('inbox').textContent()).toContain('Files on this machine');
    expect(await row('inbox').getByRole('button').allTextContents()).toEqual(['Fetch now', 'Pause']);
    expect(await row('Ben').getByText('Edit').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('one is fetched now', async () => {
    const { page } = await openTab(browser);
    const { fetchedAt } = await stateOf('inbox');
    await page.goto(address('sources'));
    await page.getByRole('button', { name: 'Fetch inbox now' }).click();
    await vi.waitFor(async () => expect((await stateOf('inbox')).fetchedAt! > fetchedAt!).toBe(true), {
      timeout: 30_000,
    });
    await page.getByRole('row').filter({ hasText: 'inbox' }).getByText('Working').waitFor();
  });

  test('one is paused with a reason, told in the queue, and resumed', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(address('sources'));
    await page.getByRole('button', { name: 'Pause inbox' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Reason/).fill('cleaning up');
    await dialog.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused by local: cleaning up.').waitFor();
    expect(await stateOf('inbox')).toMatchObject({ health: 'paused', paused: { reason: 'cleaning up' } });

    await page.goto(address('findings'));
    await page.getByText('inbox: Paused by local: cleaning up.').waitFor();
    await page.getByRole('link', { name: 'See the sources' }).click();
    await page.getByRole('button', { name: 'Resume inbox' }).click();
    await page.getByRole('button', { name: 'Pause inbox' }).waitFor();
    expect((await stateOf('inbox')).paused).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  test('one is added: what is wrong is told at its field, then where its platform pushes; edited; deleted', async () => {
    const { page } = await openTab(browser);
    await page.goto(address('sources'));
    await page.getByRole('link', { name: 'Add a source' }).click();
    expect(await page.getByRole('link', { name: 'Folder' }).count()).toBe(0);
    await page.getByRole('link', { name: 'YouTube channel' }).click();
    await page.getByLabel('Credential').fill('brand-keys');
    await page.getByText(/^Put it into .*NAME.*, where NAME is the name that you give as credential/).waitFor();
    await page.getByLabel('Name').fill('Ben');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Is missing', { exact: true }).waitFor();
    expect(await page.getByLabel('Channel').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Channel').fill('no channel');
    await page.getByLabel('Channel').press('Enter');
    await page.getByText('Is missing', { exact: true }).waitFor({ state: 'detached' });
    await page.getByLabel('Channel').fill('@mila.cooks');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('There is a source "Ben" already').waitFor();
    await page.getByLabel('Name').fill('Mila');
    await page.getByRole('button', { name: 'Add', exact: true }).click();

    await page.getByRole('heading', { name: 'Mila', exact: true }).waitFor();
    await page.getByText(`${local.address}/v1/inbound/Mila`).waitFor();
    expect((await stateOf('Mila')).definition).toEqual({
      ...ben,
      name: 'Mila',
      settings: { channel: '@mila.cooks' },
      credential: 'brand-keys',
    });

    await page.getByRole('link', { name: 'Edit Mila' }).click();
    expect(await page.getByLabel('Name').isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'How often, and how far back' }).click();
    await page.getByLabel(/Minutes between/).fill('5');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/Mila is saved/).waitFor();
    expect((await stateOf('Mila')).definition).toMatchObject({ everyMinutes: 5 });

    await page.getByRole('button', { name: 'Delete source Mila' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('row').filter({ hasText: 'inbox' }).waitFor();
    expect(await stateOf('Mila')).toBeUndefined();
  });

  test('limits, waits and what is left over are told; hostile words are text', async () => {
    const { page, complaints } = await openTab(browser);
    await playTroubledSources(page);
    await page.goto(address('sources'));
    await page.getByText('7,400 of 10,000 units used today').waitFor();
    expect(await page.getByText('US dollars').count()).toBe(0);
    await page.getByText(/YouTube channel waits until 1 Jan 2027, \d\d:\d\d, because: <img/).waitFor();
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    expect(await row('left over').getByRole('button').allTextContents()).toEqual(['Delete']);
    expect(await row('waits').textContent()).toMatch(/set up by the deployment.*1,200 in all/);
    await row('onerror').getByRole('link', { name: '1 record could not be read' }).click();
    await page.getByRole('heading', { name: 'Could not be read' }).waitFor();
    expect(await page.getByRole('table', { name: 'Could not be read' }).textContent()).toContain(HOSTILE);
    await page.goto(address('findings'));
    await page.getByText('expired: Paused after failing again and again: the token has expired.').waitFor();
    expect(await page.getByText(/onerror/).count()).toBeGreaterThan(0);
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
    expect(complaints).toEqual([]);
  });
});

test.each([
  [{ deletedAs: 'deleted' }, /has been deleted.*kept as evidence/],
  [{ deletedAs: 'private' }, /made private.*kept as evidence/],
  [{ deletedAs: 'missing' }, /no longer answers/],
  [{ deletedAs: 'deleted', erasedAt: '2026-11-24T08:00:00Z', revisions: [] }, /has been deleted.*words were removed/],
])('a post with %j says what became of it', async (change, words) => {
  const { page, complaints } = await openTab(browser);
  await page.route('**/v1/posts/*/*', async (route) => {
    const post = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...post, deletedAt: '2026-11-24T07:00:00Z', ...change } });
  });
  const { id } = await firstFinding();
  await page.goto(address(`findings/${encodeURIComponent(id)}`));
  await page.getByText(words).first().waitFor();
  expect(await page.locator('[data-field="caption"]').count()).toBe('revisions' in change ? 0 : 1);
  expect(complaints).toEqual([]);
});

describe.each(SCREENS)('on a %s screen', (_, screen) => {
  test.each([
    ['list of troubled sources', 'sources', 'Paused after failing'],
    ['source with all that can be wrong', `sources/${encodeURIComponent(HOSTILE)}`, 'Could not be read'],
    ['choice of a platform', 'new-source', 'YouTube channel'],
    ['form with options', 'new-source/instagram', 'Which permissions its token needs'],
  ])('the %s is accessible and fits', async (_view, path, ready) => {
    const tab = await openTab(browser, screen);
    await playTroubledSources(tab.page);
    await expectAccessible(tab, address(path), ready);
  });
});
