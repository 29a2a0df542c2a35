import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { onTestFinished } from 'vitest';

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
  });
}

export interface Tab {
  page: Page;
  /** What the browser had to complain about: script errors, broken security policy, failed loads. */
  complaints: string[];
}

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** A fresh tab, closed when the test ends. */
export async function openTab(browser: Browser, screen: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce', ...screen });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return { page, complaints };
}

/** The words as published, without the mark of the fold between them. */
export function withoutFold(text: string | null): string {
  return (text ?? '').replace(/… more( on some devices)?/g, '');
}

export function styleOf(page: Page, selector: string, property: string): Promise<unknown> {
  const element = `document.querySelector(${JSON.stringify(selector)})`;
  return page.evaluate(`getComputedStyle(${element}).getPropertyValue(${JSON.stringify(property)})`);
}
