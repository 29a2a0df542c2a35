import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import { NARROW, type Tab, WIDE } from './tab.ts';

/** The screens on which every view is looked at. */
export const SCREENS: [screen: string, options: BrowserContextOptions][] = [
  ['wide', { viewport: WIDE }],
  ['narrow', { viewport: NARROW }],
  ['dark', { colorScheme: 'dark' }],
];

/** Opens a view: it has no grave fault of accessibility, is as wide as the screen, and the browser has nothing to complain about. */
export async function expectAccessible({ page, complaints }: Tab, address: string, ready: string): Promise<void> {
  await page.goto(address);
  await page.getByText(ready).first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
  const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(tooWide)).toBe(0);
  expect(complaints).toEqual([]);
}
