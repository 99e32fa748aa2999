import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { vi } from 'vitest';

/** The browser of this machine, if it has one. */
export const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync);

/** Starts it. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });

/** What a page prints, throws, asks or requests from now on, which should be nothing. */
export function troublesOf(page: Page): readonly string[] {
  // What the page before may still say is not of this one.
  for (const event of ['console', 'pageerror', 'dialog', 'request']) page.removeAllListeners(event);
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('dialog', (dialog) => troubles.push(dialog.message()));
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) troubles.push(request.url());
  });
  return troubles;
}

/** Opens a file and waits until something is drawn. */
export async function openFile(page: Page, file: string, troubles: readonly string[]): Promise<void> {
  await page.goto(`file://${file}`);
  await page.waitForSelector('main section:not([hidden])', { timeout: 10_000 }).catch(() => {
    throw new Error(`nothing was drawn: ${troubles.join('; ')}`);
  });
}

/** Draws what is not near the screen, too, as before printing. */
export const drawAll = (page: Page): Promise<unknown> =>
  page.evaluate("dispatchEvent(new Event('beforeprint'))");

/** Waits until an expression is true in a page; Playwright's own way needs more than the pages' policy allows. */
export const untilTrue = (page: Page, expression: string): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await page.evaluate(expression))) throw new Error(`still false: ${expression}`);
    },
    { timeout: 10_000 },
  );
