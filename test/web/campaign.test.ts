import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PostSummary } from '../../lib/store/records.ts';
import { expectAccessible, SCREENS } from './accessible.ts';
import { campaign, posts } from './campaign-posts.ts';
import { type LocalPage, startLocalPage } from './local-page.ts';
import { openBrowser, openTab } from './tab.ts';

let local: LocalPage;
let browser: Browser;

const audited = (count: number) =>
  vi.waitFor(
    async () => {
      const { items } = (await local.call('GET', `/v1/posts?campaign=${campaign.id}`)) as { items: PostSummary[] };
      expect(items).toHaveLength(count);
    },
    { timeout: 60_000, interval: 200 },
  );

beforeAll(async () => {
  local = await startLocalPage();
  await local.call('POST', '/v1/campaigns', campaign);
  await local.call('POST', '/v1/posts', posts);
  await audited(posts.length);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await local?.stop();
});

const address = (path: string) => `${local.address}/#/${path}`;
const rowOf = (page: Page, handle: string): Locator =>
  page
    .getByRole('table', { name: 'Creators' })
    .getByRole('row')
    .filter({ hasText: `@${handle}` });

describe('a campaign', () => {
  test('shows what was delivered, what is late, missing and to come', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(address(`campaigns/${campaign.id}`));
    await page.getByText('Checked').waitFor();
    const told = async (handle: string) => (await rowOf(page, handle).textContent()) ?? '';
    expect(await told('mila')).toContain('Delivered Reel 1 of 1');
    expect(await told('ava')).toContain('Late Reel 1 of 1');
    expect(await told('ava')).toContain('To come Story 0 of 2');
    expect(await told('ruth')).toContain('Missing Reel 1 of 2');
    expect(await told('nobody.yet')).toContain('To come Video 0 of 1No due date');
    expect(await told('mila')).toContain('Micro · 48K followers');
    const figures = await page.locator('.figures').textContent();
    expect(figures).toContain(`Posts${posts.length}`);
    expect(figures).toContain('Delivered3/7');
    expect(complaints).toEqual([]);
  });

  test('shows how far each key message is covered, and who does not say it', async () => {
    const { page } = await openTab(browser);
    await page.goto(address(`campaigns/${campaign.id}`));
    const bar = page.getByRole('progressbar', { name: 'Posts that say “100% vegan formula”' });
    await bar.waitFor();
    expect(await bar.getAttribute('value')).toBe('80');
    await page.getByText('4 of 5', { exact: true }).first().waitFor();
    expect(await rowOf(page, 'jonny').textContent()).toContain('0 of 2Not said: 100% vegan formula, no perfume');
    expect(await rowOf(page, 'mila').textContent()).toContain('2 of 2');
  });

  test('names the creator who stands apart and the words that make the difference', async () => {
    const { page } = await openTab(browser);
    await page.goto(address(`campaigns/${campaign.id}`));
    await page.getByText('Checked').waitFor();
    const jonny = await rowOf(page, 'jonny').textContent();
    expect(jonny).toContain('Stands apart');
    expect(jonny).toMatch(/Only here: .*greenhouse/);
    expect(jonny).toMatch(/Only elsewhere: .*serum/);
    expect(await rowOf(page, 'mila').textContent()).toContain('Like the others');
    const whole = page.getByRole('table', { name: 'About the campaign as a whole' });
    expect(await whole.textContent()).toMatch(/Deliverable missing.*@ruth/);
    expect(await whole.textContent()).toMatch(/Stands apart from the campaign.*@jonny/);
  });

  test('leads to a creator’s findings and to each post', async () => {
    const { page } = await openTab(browser);
    await page.goto(address(`campaigns/${campaign.id}`));
    await rowOf(page, 'jonny')
      .getByRole('link', { name: /finding/ })
      .click();
    await page.getByText('Key message missing').first().waitFor();
    expect(page.url()).toContain('campaign=glowlab-night&creator=jonny');
    await page.goBack();
    const row = page.getByRole('table', { name: 'Posts' }).getByRole('row').filter({ hasText: '@ava' });
    await row.getByRole('link', { name: /problem/ }).click();
    await page.getByText('No disclosure').first().waitFor();
    expect(await page.getByText(/@(mila|jonny|ruth)/).count()).toBe(0);
  });

  test('is checked again on demand', async () => {
    const { page } = await openTab(browser);
    await page.goto(address(`campaigns/${campaign.id}`));
    await page.getByText('Checked').waitFor();
    const second = {
      ...posts[0]!,
      id: 'm2',
      publishedAt: '2026-02-20T20:00:00Z',
      caption: 'Ad | GlowLab, vegan, again.',
    };
    await local.call('POST', '/v1/posts', [second]);
    await audited(posts.length + 1);
    await page.getByRole('button', { name: 'Check the campaign again' }).click();
    await page
      .locator('.figures')
      .getByText(String(posts.length + 1), { exact: true })
      .waitFor();
  });

  test('is edited as JSON on a page of its own; what is refused is named by field', async () => {
    const { page } = await openTab(browser);
    await page.goto(address(`campaigns/${campaign.id}`));
    await page.getByRole('link', { name: 'Edit' }).click();
    const json = page.getByLabel('Campaign (JSON)');
    await json.waitFor();
    const wrong = { ...campaign, window: { from: 'soon', to: campaign.window.to }, jurisdictions: ['UK'] };
    await json.fill(JSON.stringify(wrong));
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByText('/window/from').waitFor();
    await page.getByText('/jurisdictions/0').waitFor();
    await json.fill(JSON.stringify(campaign));
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByText('Checked').waitFor();
    expect(page.url()).toContain(`#/campaigns/${campaign.id}`);
  });

  test('says honestly what cannot be told yet', async () => {
    const bare = { ...campaign, id: 'bare', creators: [{ handle: 'new.one' }], brief: {} };
    await local.call('POST', '/v1/campaigns', bare);
    const { page, complaints } = await openTab(browser);
    await page.goto(address('campaigns/bare'));
    await page.getByText('The brief names no key message').waitFor();
    await page.getByText('No posts yet').first().waitFor();
    await page.getByText('Nothing yet', { exact: true }).waitFor();
    await page.goto(address('campaigns/none'));
    await page.getByText('There is no campaign with this id.').waitFor();
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });
});

describe('exposure', () => {
  test('orders the queue, in the address too', async () => {
    const { page, complaints } = await openTab(browser);
    await page.goto(address('findings?status=any'));
    const rows = page.getByRole('grid', { name: 'Findings' }).getByRole('row');
    await page.getByText('@ava').first().waitFor();
    await page.getByRole('button', { name: 'Order' }).click();
    await page.getByRole('option', { name: 'Most exposed first' }).click();
    await rows.nth(1).getByText('Mega · 1.2M followers').waitFor();
    expect(page.url()).toContain('order=exposure');
    await page.reload();
    await rows.nth(1).getByText('@ava').waitFor();
    expect(await rows.last().textContent()).toContain('@hana');
    expect(complaints).toEqual([]);
  });

  test('is told beside a finding: tier, usual price, and engagement that is unusual', async () => {
    const { page } = await openTab(browser);
    await page.goto(address('findings?creator=ava&status=any'));
    await page.getByRole('main').getByRole('link', { name: 'No disclosure' }).click();
    await page.getByText('$5,000 and more').waitFor();
    await page.getByText('1,200,000 followers').waitFor();
    await page.getByText('Unusual for this tier: higher').waitFor();
    await page.goto(address('findings?creator=hana&status=any'));
    await page.getByRole('main').getByRole('link', { name: 'No disclosure' }).click();
    await page.getByText('Followers not known', { exact: true }).waitFor();
    expect(await page.getByText('Unusual').count()).toBe(0);
  });
});

describe.each(SCREENS)('on a %s screen', (_, screen) => {
  test.each([
    ['campaign', `campaigns/${campaign.id}`, 'Checked'],
    ['campaign’s editor', `campaigns/${campaign.id}/edit`, 'Campaign (JSON)'],
    ['queue by exposure', 'findings?order=exposure&status=any', 'Mega · 1.2M followers'],
  ])('the %s is accessible and fits', async (_view, path, ready) =>
    expectAccessible(await openTab(browser, screen), address(path), ready),
  );
});

test('what the daily check finds is in the queue, without a post too, and linked from the campaign', async () => {
  const { page, complaints } = await openTab(browser);
  const missing = `/v1/findings?campaign=${campaign.id}&code=message.deliverable_missing`;
  const stored = async () => expect(await local.call('GET', missing)).toMatchObject({ items: [{ status: 'open' }] });
  await vi.waitFor(stored, { timeout: 120_000, interval: 500 });
  await page.goto(address(`campaigns/${campaign.id}`));
  const whole = page.getByRole('table', { name: 'About the campaign as a whole' });
  await whole.getByRole('link', { name: 'Deliverable missing' }).click();
  await page.getByText('in the campaign as a whole, not about one post').waitFor();
  await page.getByText('$10–100').waitFor();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.locator('.history').getByText('Confirmed').waitFor();
  await page.getByRole('link', { name: 'See the campaign' }).click();
  await whole.getByRole('row').filter({ hasText: '@ruth' }).getByText('Confirmed').waitFor();
  expect(complaints).toEqual([]);
});
