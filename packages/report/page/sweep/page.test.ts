import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { report } from '../../src/pages.js';
import type { ReportData } from '../../src/sweep.js';
import { inBrowser } from '../../test/browser.js';
import { example, exampleOfTwo } from '../../test/example.js';

inBrowser('reports', (openPage) => {
  const open = (data: ReportData, colorScheme: 'light' | 'dark' = 'light', width = 1100) =>
    openPage(report(data), { colorScheme, width });

  /** How many marks each section has drawn. */
  const marksOf = (page: Page): Promise<Record<string, number>> =>
    page.$$eval('main section', (sections) =>
      Object.fromEntries(
        sections.map((section) => [
          section.id,
          section.querySelectorAll('svg :is(circle, path, rect, line), tbody tr').length,
        ]),
      ),
    );

  test.each(['light', 'dark'] as const)('every section has marks, in %s too', async (scheme) => {
    const { page, troubles } = await open(exampleOfTwo(60), scheme);
    const marks = await marksOf(page);
    expect(Object.keys(marks)).toEqual([
      'result',
      'front',
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
    ]);
    expect(marks.trials).toBe(60);
    for (const section of ['front', 'history', 'curves', 'parallel', 'slices', 'contour', 'timeline']) {
      expect(marks[section], section).toBeGreaterThan(40);
    }
    expect(marks.importance).toBeGreaterThan(2);
    expect(marks.training).toBeGreaterThan(20);
    expect(marks.confusion).toBeGreaterThan(100);
    const light = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(light).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(21, 24, 28)');
    expect(troubles).toEqual([]);
  });

  test('what is not known is left out', async () => {
    const data = { ...example(20), importance: null, test: null, training: null, confusion: null };
    const sections = Object.keys(await marksOf((await open(data)).page));
    expect(sections).toEqual([
      'result',
      'history',
      'curves',
      'parallel',
      'slices',
      'contour',
      'timeline',
      'trials',
    ]);
    const single = { ...example(20), trials: [], parameters: [], best: [], importance: null };
    expect(Object.keys(await marksOf((await open(single)).page))).toEqual([
      'result',
      'training',
      'confusion',
    ]);
    const { page, troubles } = await open({ ...single, test: null, training: null, confusion: null });
    expect(await page.textContent('#result')).toContain('Nothing is complete yet.');
    expect(troubles).toEqual([]);
  });

  test('sweeps that hardly began, or all of whose values are the same', async () => {
    for (const count of [3, 7]) {
      const data = example(count);
      const trials = data.trials.map((trial) => ({ ...trial, values: trial.values && [0.5], started: null }));
      expect((await open({ ...data, trials })).troubles).toEqual([]);
    }
  });

  test('a conditional parameter is drawn for the trials that have it', async () => {
    const data = example(60);
    const { page } = await open(data);
    const having = data.trials.filter(
      ({ values, parameters }) => values && '/encoder/choice/2/fields' in parameters,
    );
    const drawn = page
      .locator('#slices figure', { has: page.locator('figcaption', { hasText: /fields$/ }) })
      .locator('[data-trial]');
    expect(having.length).toBeGreaterThan(5);
    const ids = await drawn.evaluateAll((nodes) =>
      nodes.map((node) => Number(node.getAttribute('data-trial'))),
    );
    expect(ids.sort((a, b) => a - b)).toEqual(having.map(({ id }) => id));
  });

  test('failed trials are in the timeline and say why in the table', async () => {
    const data = example(40);
    const { page } = await open(data);
    const failed = data.trials.filter(({ state }) => state === 'fail');
    expect(failed.length).toBeGreaterThan(2);
    for (const { id } of failed) {
      expect(await page.locator(`#timeline [data-trial="${id}"]`).count()).toBe(1);
      expect(await page.textContent(`#trials [data-trial="${id}"]`)).toContain(
        'the weights have run off to NaN',
      );
    }
  });

  test('the table sorts by each column, both ways, from the keyboard', async () => {
    const { page } = await open(example(30));
    const values = () =>
      page.$$eval('#trials tbody td:nth-child(3)', (cells) => cells.map(({ textContent }) => textContent));
    const button = page.locator('#trials thead th:nth-child(3) button');
    await button.focus();
    await page.keyboard.press('Enter');
    const numbers = (texts: (string | null)[]) =>
      texts.filter(Boolean).map((text) => Number.parseFloat(text!));
    const rising = numbers(await values());
    expect(rising.length).toBeGreaterThan(15);
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(await page.getAttribute('#trials thead th:nth-child(3)', 'aria-sort')).toBe('ascending');
    await page.keyboard.press('Enter');
    expect(numbers(await values())).toEqual([...rising].reverse());
    // Trials without a value come last either way.
    expect((await values()).at(-1)).toBe('');
  });

  test('arrow keys mark a trial in every plot and describe it; Escape ends that', async () => {
    const { page } = await open(example(30));
    await page.locator('#history .drawing').focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
    expect(await page.textContent('.status')).toMatch(/^trial 2, .*layers\/0\/learningRate/);
    for (const section of ['history', 'curves', 'parallel', 'slices', 'contour', 'timeline', 'trials']) {
      expect(await page.locator(`#${section} .selected[data-trial="2"]`).count(), section).toBeGreaterThan(0);
    }
    await page.keyboard.press('ArrowLeft');
    expect(await page.textContent('.status')).toMatch(/^trial 1, /);
    await page.keyboard.press('Escape');
    expect(await page.locator('.selected').count()).toBe(0);
    expect(await page.isVisible('.status')).toBe(false);
  });

  test('what is pointed at explains itself', async () => {
    const { page } = await open(example(30));
    await page.locator('#history [data-trial="3"]').hover();
    await page.waitForSelector('#history [aria-label="tip"] text');
    expect(await page.textContent('#history [aria-label="tip"]')).toContain('trial 3, ');
  });

  test('the contour is of the parameters that are chosen, and stays so', async () => {
    const { page, troubles } = await open(example(40));
    const label = () => page.getAttribute('#contour .drawing', 'aria-label');
    expect(await label()).toContain('by layers/0/learningRate and layers/0/size');
    await page.locator('#contour select').nth(1).selectOption({ label: 'encoder' });
    expect(await label()).toContain('by layers/0/learningRate and encoder');
    await page.setViewportSize({ width: 700, height: 800 });
    await page.waitForFunction('document.querySelector("#history svg").clientWidth < 700');
    expect(await label()).toContain('by layers/0/learningRate and encoder');
    await page.locator('#contour select').nth(0).selectOption({ label: 'encoder' });
    expect(await page.textContent('#contour')).toContain('Choose two different parameters.');
    expect(troubles).toEqual([]);
  });

  test('a narrow page does not scroll sideways', async () => {
    const { page, troubles } = await open(exampleOfTwo(60), 'light', 360);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(troubles).toEqual([]);
  });

  test('text of the data stays text', async () => {
    const evil = '</script><img src=x onerror="document.title=1"><b>';
    const renamed = JSON.parse(
      JSON.stringify(example(30, [evil, 'b']))
        .replaceAll('/encoder', '__proto__')
        .replaceAll('layers/0/size', JSON.stringify(evil).slice(1, -1)),
    ) as ReportData;
    const trials = renamed.trials.map((trial) => ({ ...trial, reason: trial.reason && evil }));
    const facts = [{ name: evil, value: evil, note: evil }];
    const { page, troubles } = await open({
      ...renamed,
      name: evil,
      facts,
      config: { [evil]: evil },
      trials,
    });
    expect(await page.title()).toBe(`${evil}: report`);
    expect(await page.textContent('h1')).toBe(evil);
    expect(await page.locator('img, b, body script:not([type]) ~ script').count()).toBe(0);
    expect(await page.textContent('#confusion')).toContain(`${evil} taken for b`);
    await page.locator('#slices [data-trial="3"]').first().hover();
    expect(troubles).toEqual([]);
  });

  test('1,000 trials open', async () => {
    const { page, troubles } = await open(example(1000));
    const marks = await marksOf(page);
    expect(marks.trials).toBe(1000);
    expect(marks.history).toBeGreaterThan(800);
    expect(troubles).toEqual([]);
  });
});
