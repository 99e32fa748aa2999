import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect } from 'vitest';
import { drawAll, executablePath, launch, openFile, troublesOf } from './chromium.js';

/** A page as it is drawn, and what it has printed, thrown, asked or requested, which should be nothing. */
interface Opened {
  readonly page: Page;
  readonly troubles: readonly string[];
}

/** How the window is. */
interface Window {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** Whether the page may run its script. */
  readonly scripts?: boolean;
  /** Of the address, without its `#`. */
  readonly fragment?: string;
  /** Whether only what is near the screen is drawn, as for readers; tests look at all sections. */
  readonly isLazy?: boolean;
}

/** Opens a page from the file system without a network, in place of the one before. */
type Open = (html: string, window?: Window) => Promise<Opened>;

/** The browser of this process, as files of tests share one; it ends with it. */
let browser: Promise<Browser> | undefined;

/** Tests in one real browser, which they share; where there is none, they are skipped and the reason is printed. */
export function inBrowser(what: string, tests: (open: Open) => void): void {
  if (!executablePath) console.warn(`Skipped: ${what} in a browser. No Chromium or Chrome in /usr/bin.`);
  describe.skipIf(!executablePath)(`${what} in a browser`, () => {
    const folder = mkdtempSync(join(tmpdir(), 's4nn-page-'));
    const pages = new Map<boolean, Promise<Page>>();
    let count = 0;
    const pageOf = (javaScriptEnabled: boolean): Promise<Page> => {
      const known = pages.get(javaScriptEnabled);
      if (known) return known;
      browser ??= launch();
      const opened = browser.then(async (browser) => {
        const page = await browser.newPage({ offline: true, javaScriptEnabled });
        page.setDefaultTimeout(10_000);
        return page;
      });
      pages.set(javaScriptEnabled, opened);
      return opened;
    };
    afterAll(async () => {
      for (const page of pages.values()) await (await page).context().close();
      rmSync(folder, { recursive: true, force: true });
    });
    tests(
      async (
        html,
        { colorScheme = 'light', width = 1100, fragment = '', isLazy = false, scripts = true } = {},
      ) => {
        const page = await pageOf(scripts);
        const file = join(folder, `${count++}.html`);
        writeFileSync(file, html);
        await page.goto('about:blank');
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const troubles = troublesOf(page);
        await openFile(page, `${file}${fragment && `#${fragment}`}`, troubles);
        if (!isLazy && scripts) await drawAll(page);
        return { page, troubles };
      },
    );
  });
}

/** Waits until an expression is true in a page, whose policy forbids Playwright's own way for texts. */
export const until = (page: Page, expression: string): Promise<void> =>
  expect.poll(() => page.evaluate(expression), { timeout: 10_000 }).toBeTruthy();

/** Waits until a page has shown what it has to show after scrolling, and has drawn what came near the screen. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
  );

/** Scrolls to a section, which is drawn then. */
export async function scrollTo(page: Page, id: string): Promise<void> {
  await page.evaluate(`document.getElementById('${id}').scrollIntoView()`);
  await settled(page);
}

/** The texts of all elements that a selector finds, without the style sheets of charts. */
export const textsIn = (page: Page, selector: string): Promise<string[]> =>
  page.$$eval(selector, (nodes) =>
    nodes.map((node) => {
      for (const style of node.querySelectorAll('style')) style.remove();
      return (node.textContent ?? '').trim();
    }),
  );

/** Gives an open page newer data, as a server does. */
export const updateOf = (page: Page, data: object): Promise<unknown> =>
  page.evaluate(`s4nnReport.update(${JSON.stringify(data)})`);
