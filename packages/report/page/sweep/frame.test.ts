import { trialTable } from '@s4nn/log';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { someTests } from '../../../../tests/chance.js';
import type { SweepChange } from '../../src/merge-change.js';
import { report } from '../../src/pages.js';
import type { ReportData, ReportTrial } from '../../src/sweep.js';
import { inBrowser, scrollTo, settled, textsIn, until } from '../../test/browser.js';
import { example, exampleOfTwo } from '../../test/example.js';

const some = someTests('frame', { all: 13, tried: 6 });

inBrowser('the frame of a report', (openPage) => {
  const open = (data: ReportData, fragment = '', more: Parameters<typeof openPage>[1] = {}) =>
    openPage(report(data), { fragment, isLazy: true, ...more });

  /** The sections that have been drawn. */
  const drawnIn = (page: Page): Promise<string[]> =>
    page.$$eval('main section:not([hidden])', (nodes) =>
      nodes.filter((node) => node.children.length > 1).map(({ id }) => id),
    );
  const update = (page: Page, change: SweepChange) =>
    page.evaluate(`s4nnReport.page.update(${JSON.stringify(change)})`);
  const fragmentOf = async (page: Page) => {
    await page.waitForTimeout(450);
    return page.evaluate<string>('location.hash');
  };
  /** A trial that ended after those of an example. */
  const next = ({ trials }: ReportData, more: Partial<ReportTrial> = {}): ReportTrial => ({
    ...trials.find(({ state }) => state === 'complete')!,
    ...{ id: trials.length, ...more },
  });
  const all = [
    'result',
    'history',
    'curves',
    'importance',
    'parallel',
    'slices',
    'contour',
    'training',
    'confusion',
    'timeline',
    'trials',
  ];

  some(
    'a section is drawn when it comes near the screen, in the room that was kept for it; printing draws all',
    async () => {
      const { page, troubles } = await open(example(60));
      expect(await drawnIn(page)).toEqual(all.slice(0, 3));
      const kept = await page.$$eval('main section', (nodes) =>
        nodes.slice(3).map(({ clientHeight }) => clientHeight),
      );
      for (const height of kept) expect(height).toBeGreaterThan(400);
      await scrollTo(page, 'slices');
      expect(await drawnIn(page)).toContain('slices');
      expect(await drawnIn(page)).not.toContain('timeline');
      await page.pdf();
      expect(await drawnIn(page)).toEqual(all);
      expect(troubles).toEqual([]);
    },
  );

  some('on paper no column of the table is cut off, and nothing that needs a pointer is there', async () => {
    const { page } = await open(example(60), '', { width: 720 });
    await page.pdf();
    const shown = () =>
      page.evaluate<{ beyond: number; controls: number }>(`(() => {
      const right = document.querySelector('main').getBoundingClientRect().right;
      const cells = [...document.querySelectorAll('#trials th')];
      const isShown = (node) => node.checkVisibility();
      return {
        beyond: cells.filter((cell) => cell.getBoundingClientRect().right > right + 1).length,
        controls: [...document.querySelectorAll('.contents, .save, .controls, .status, select')].filter(isShown).length,
      };
    })()`);
    const onScreen = await shown();
    expect(onScreen.beyond).toBeGreaterThan(0);
    expect(onScreen.controls).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    try {
      expect(await shown()).toEqual({ beyond: 0, controls: 0 });
    } finally {
      await page.emulateMedia({ media: null });
    }
  });

  some('where a browser cannot tell what is near, all sections are drawn', async () => {
    const opened = await open(example(30));
    await opened.page.addInitScript(
      "if (location.hash === '#cannot=tell') delete globalThis.IntersectionObserver",
    );
    const { page, troubles } = await open(example(30), 'cannot=tell');
    expect(await drawnIn(page)).toEqual(all);
    expect(troubles).toEqual([]);
  });

  some('the contents lead to each section that there is', async () => {
    const { page, troubles } = await open({ ...example(40), confusion: null });
    const links = page.locator('.contents a:visible');
    expect(await links.allTextContents()).toEqual(await textsIn(page, 'main section:not([hidden]) > h2'));
    await page.click('.contents a[href="#trials"]');
    const top = () => page.$eval('#trials', (node) => Math.round(node.getBoundingClientRect().top));
    expect(await drawnIn(page)).toContain('trials');
    const bottom = await page.evaluate<number>(
      'scrollY + innerHeight - document.documentElement.scrollHeight',
    );
    // Either its heading is at the top, or the page ends before that.
    if (bottom < -2) expect(await top()).toBe(0);
    else expect(await top()).toBeGreaterThanOrEqual(0);
    expect(await fragmentOf(page)).toBe('#section=trials');
    for (const fragment of ['slices', 'section=slices&trial=3']) {
      await open(example(40), fragment);
      expect(await drawnIn(page), fragment).toContain('slices');
      const place = await page.$eval('#slices', (node) => node.getBoundingClientRect().top);
      expect(Math.abs(place), fragment).toBeLessThan(3);
    }
    expect(troubles).toEqual([]);
  });

  some('the table has 200 rows, more when asked, and says what it leaves out', async () => {
    const data = example(1000);
    const { page, troubles } = await open(data);
    await page.click('.contents a[href="#trials"]');
    const ids = () =>
      page.$$eval('#trials tbody tr', (rows) => rows.map((row) => Number(row.getAttribute('data-trial'))));
    const count = async () => (await ids()).length;
    const leftOut = () => page.textContent('#trials .caption span');
    expect(await count()).toBe(200);
    expect(await leftOut()).toBe('Rows 1 to 200 of 1,000: 800 are left out.');
    await page.click('text=Show 200 more');
    expect(await count()).toBe(400);
    await page.fill('#trials input', '777');
    await page.keyboard.press('Enter');
    expect(await ids()).toEqual(Array.from({ length: 200 }, (_, k) => 600 + k));
    expect(await leftOut()).toBe('Rows 601 to 800 of 1,000: 800 are left out.');
    expect(await page.getAttribute('#trials tr.selected', 'data-trial')).toBe('777');
    const row = await page.locator('#trials tr.selected').boundingBox();
    expect(row!.y).toBeGreaterThan(0);
    expect(row!.y).toBeLessThan(800);
    await page.click('text=Show 200 before');
    expect((await ids())[0]).toBe(400);
    await page.fill('#trials input', '1000');
    await page.click('#trials .button:has-text("Go")');
    expect(await page.textContent('#trials .said')).toBe('Found no trial 1000: they are 0 to 999.');

    const pruned = data.trials.filter(({ state }) => state === 'pruned');
    await page.locator('#trials select').selectOption({ label: `pruned (${pruned.length})` });
    expect(await ids()).toEqual(pruned.slice(0, 200).map(({ id }) => id));
    expect(await leftOut()).toContain(` of ${pruned.length}: `);
    const other = data.trials.find(({ state }) => state === 'fail')!;
    await page.fill('#trials input', String(other.id));
    await page.keyboard.press('Enter');
    expect(await page.textContent('#trials .said')).toContain('All states are shown again');
    expect(await ids()).toContain(other.id);
    expect(troubles).toEqual([]);
  });

  some('what is marked, sorted and filtered is in the address, and an address shows it again', async () => {
    const data = exampleOfTwo(60);
    const { page, troubles } = await open(data);
    await page.locator('header ~ .controls select').selectOption('spikes.toDecision');
    await page.click('.contents a[href="#trials"]');
    await page.locator('#trials select').selectOption('complete');
    const size = page.locator('#trials thead button', { hasText: 'layer 0 size' });
    expect(await size.getAttribute('title')).toBe('/network/layers/0/size');
    await size.click();
    await size.click();
    await page.locator('#trials tbody tr').nth(2).click();
    const rows = () =>
      page.$$eval('#trials tbody tr', (nodes) =>
        nodes.map(({ className, textContent }) => `${className} ${textContent}`),
      );
    const before = await rows();
    const fragment = await fragmentOf(page);
    const trial = await page.getAttribute('#trials tr.selected', 'data-trial');
    expect(Object.fromEntries(new URLSearchParams(fragment.slice(1)))).toEqual({
      ...{ objective: 'spikes.toDecision', section: 'trials', state: 'complete', trial },
      sort: '-/network/layers/0/size',
    });
    await open(data, fragment.slice(1));
    expect(await rows()).toEqual(before);
    expect(await page.locator('header ~ .controls select').inputValue()).toBe('spikes.toDecision');
    expect(await page.textContent('.status')).toMatch(new RegExp(`^trial ${trial}, `));
    // Another address in the same page, and words that mean nothing.
    await page.evaluate("location.hash = 'trial=1&state=nonsense&sort=-nonsense&objective=x&theirs=kept'");
    await until(page, "document.querySelector('.status').textContent.startsWith('trial 1,')");
    expect((await rows()).length).toBe(60);
    expect(await page.locator('header ~ .controls select').inputValue()).toBe('validation.accuracy');
    await page.keyboard.press('Escape');
    await page.click('.status button');
    expect(await fragmentOf(page)).not.toContain('trial=');
    expect(await fragmentOf(page)).toContain('theirs=kept');
    expect(troubles).toEqual([]);
  });

  some('a filter of all sections is in the address, and the table says who does not pass it', async () => {
    const data = example(60);
    const filter = [{ parameter: '/network/layers/0/size', low: 200, high: 400 }];
    const passes = ({ parameters }: ReportTrial) =>
      Number(parameters['/network/layers/0/size']) >= 200 &&
      Number(parameters['/network/layers/0/size']) <= 400;
    const members = new URLSearchParams({ filter: JSON.stringify(filter), section: 'trials' });
    const { page, troubles } = await open(data, String(members));
    const ids = await page.$$eval('#trials tbody tr', (rows) =>
      rows.map((row) => row.getAttribute('data-trial')),
    );
    expect(ids).toEqual(data.trials.filter(passes).map(({ id }) => String(id)));
    const other = data.trials.find((trial) => !passes(trial))!;
    await page.fill('#trials input', String(other.id));
    await page.keyboard.press('Enter');
    expect(await page.textContent('#trials .said')).toContain('does not pass the conditions above');
    await page.locator('.filters button').click();
    await until(page, "document.querySelectorAll('#trials tbody tr').length === 60");
    expect(await fragmentOf(page)).toBe('#section=trials');
    expect(troubles).toEqual([]);
  });

  some('new data are shown; what is marked, sorted, filtered, typed and scrolled stays', async () => {
    const data = example(250);
    const { page, troubles } = await open(data, 'trial=17&sort=-trial&state=complete&section=trials');
    await page.fill('#trials input', '12');
    await page.$eval('#trials .trials', (box) => {
      box.scrollTop = 150;
    });
    const complete = data.trials.filter(({ state }) => state === 'complete').length;
    await update(page, { trials: [next(data)], best: [250] });
    await until(page, "document.querySelector('header').textContent.includes('251:')");
    await settled(page);
    // The cursor is in the table, so it waits.
    expect(await page.$eval('#trials tbody tr', (row) => row.getAttribute('data-trial'))).not.toBe('250');
    await page.evaluate('document.activeElement.blur()');
    await page.waitForSelector('#trials tbody tr:first-child[data-trial="250"]');
    expect(await page.textContent('#trials td.state')).toBe('★ best');
    expect(await page.locator('#trials option:checked').textContent()).toBe(`complete (${complete + 1})`);
    expect(await page.inputValue('#trials input')).toBe('12');
    expect(await page.$eval('#trials .trials', (box) => box.scrollTop)).toBe(150);
    expect(await page.textContent('.status')).toMatch(/^trial 17, /);
    expect(await page.locator('#trials th[aria-sort="descending"]').textContent()).toContain('trial');
    await scrollTo(page, 'history');
    expect(await page.locator('#history [data-trial="250"]').count()).toBe(1);
    expect(await page.locator('#history .selected').getAttribute('data-trial')).toBe('17');
    expect(troubles).toEqual([]);
  });

  some('a redraw does not move what one reads, and keeps the focus', async () => {
    const data = example(80);
    const { page, troubles } = await open(data);
    await scrollTo(page, 'slices');
    await page.locator('#slices .drawing').nth(1).focus();
    const place = () => page.$eval('#slices', (node) => node.getBoundingClientRect().top);
    const before = await place();
    for (let k = 0; k < 2; k++) {
      await update(page, { trials: [next(data, { id: 80 + k })] });
      await until(page, `document.querySelector('header').textContent.includes('${81 + k}:')`);
    }
    await settled(page);
    expect(await place()).toBeCloseTo(before, 0);
    const focused = "[...document.querySelectorAll('#slices .drawing')].indexOf(document.activeElement)";
    expect(await page.evaluate(focused)).toBe(1);
    expect(troubles).toEqual([]);
  });

  some('a section in which the pointer is waits until it leaves', async () => {
    const data = example(80);
    const { page, troubles } = await open(data);
    await page.locator('#history [data-trial="3"]').hover();
    await page.waitForSelector('#history [aria-label="tip"] text');
    await update(page, { trials: [next(data)] });
    await until(page, "document.querySelector('header').textContent.includes('81:')");
    await settled(page);
    expect(await page.locator('#history [data-trial="80"]').count()).toBe(0);
    expect(await page.locator('#history [aria-label="tip"] text').count()).toBe(1);
    expect(await page.locator('#curves [data-trial="80"]').count()).toBeGreaterThan(0);
    await page.mouse.move(5, 5);
    await page.waitForSelector('#history [data-trial="80"]', { state: 'attached' });
    // What comes under the pointer by scrolling is drawn nevertheless.
    await page.mouse.move(550, 400);
    await update(page, { trials: [next(data, { id: 81 })] });
    await until(page, "document.querySelector('header').textContent.includes('82:')");
    await page.mouse.wheel(0, 4000);
    await page.waitForSelector('#timeline svg');
    expect(troubles).toEqual([]);
  });

  some('it redraws at most once a second, and not at all while the page is hidden', async () => {
    const data = example(40);
    const { page, troubles } = await open(data);
    await page.evaluate(`
      globalThis.redraws = 0;
      new MutationObserver(() => redraws++).observe(document.querySelector('header div'), { childList: true });`);
    const redraws = () => page.evaluate<number>('redraws');
    await page.evaluate(`(async () => {
      for (let k = 0; k < 30; k++) {
        s4nnReport.page.update({ written: new Date(k).toISOString() });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })()`);
    expect(await redraws()).toBe(1);
    await until(page, 'redraws === 2');
    await page.evaluate(`
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => globalThis.isHidden });
      globalThis.isHidden = true;
      s4nnReport.page.update({ name: 'another' })`);
    await page.waitForTimeout(1300);
    expect(await redraws()).toBe(2);
    await page.evaluate("isHidden = false; document.dispatchEvent(new Event('visibilitychange'))");
    await until(page, 'redraws === 3');
    expect(await page.textContent('h1')).toBe('another');
    expect(troubles).toEqual([]);
  });

  some('sections appear and vanish with their data', async () => {
    const data = example(30);
    const { page, troubles } = await open({ ...data, trials: [], best: [], training: null });
    expect(await textsIn(page, '.contents a:not([hidden])')).not.toContain('Trials');
    await update(page, { trials: data.trials, best: data.best, training: data.training });
    await page.waitForSelector('#history svg');
    expect(await textsIn(page, '.contents a:not([hidden])')).toEqual(
      await textsIn(page, 'main section:not([hidden]) > h2'),
    );
    await page.evaluate(`s4nnReport.page.replace(${JSON.stringify({ ...data, trials: [] })})`);
    await page.waitForSelector('#history', { state: 'hidden' });
    expect(troubles).toEqual([]);
  });

  const saved = async (page: Page, act: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') };
  };

  some('the table is saved as CSV: all trials that the filter leaves, in order', async () => {
    const data = JSON.parse(JSON.stringify(example(300))) as ReportData;
    const { page, troubles } = await open(data, 'section=trials&sort=-trial&state=complete');
    const { name, text } = await saved(page, () => page.click('text=Save as CSV'));
    const trials = data.trials.filter(({ state }) => state === 'complete').reverse();
    expect(name).toBe('example-report-trials.csv');
    expect(text).toBe(trialTable({ ...data, trials }));
    expect(troubles).toEqual([]);
  });

  test.each(['light', 'dark'] as const)(
    'a chart is saved as SVG that needs nothing else, in %s',
    async (colorScheme) => {
      const { page, troubles } = await open(example(40), '', { colorScheme });
      await page.locator('#history .drawing').hover();
      const { name, text } = await saved(page, () => page.click('#history .save'));
      expect(name).toBe('example-report-history.svg');
      expect(text).not.toMatch(/var\(|currentcolor|class=|<style|<button|url\((?!"?#)/i);
      const read = await page.evaluate<{
        error: number;
        dots: number;
        texts: string;
        ground: string;
        fills: string[];
      }>(`(() => {
      const file = new DOMParser().parseFromString(${JSON.stringify(text)}, 'image/svg+xml');
      const dots = [...file.querySelectorAll('[data-trial]')];
      return {
        error: file.querySelectorAll('parsererror').length,
        dots: dots.length,
        texts: file.documentElement.textContent,
        ground: file.querySelector('rect').getAttribute('fill'),
        fills: [...new Set([...file.querySelectorAll('[fill]')].map((node) => node.getAttribute('fill')))],
      };
    })()`);
      expect(read.error).toBe(0);
      expect(read.dots).toBe(await page.locator('#history [data-trial]').count());
      // The legend is in it.
      for (const word of ['pruned', 'complete', 'best', 'validation.accuracy'])
        expect(read.texts).toContain(word);
      expect(read.ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(21, 24, 28)');
      expect(read.fills).toContain(colorScheme === 'light' ? 'rgb(0, 114, 178)' : 'rgb(86, 180, 233)');
      expect(troubles).toEqual([]);
    },
  );
});
