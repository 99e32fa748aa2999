import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { someTests } from '../../../../tests/chance.js';
import { report } from '../../src/pages.js';
import type { ReportData, ReportTrial } from '../../src/sweep.js';
import { inBrowser, textsIn } from '../../test/browser.js';
import { untilTrue } from '../../test/chromium.js';
import { example, exampleOfTwo, exampleOn } from '../../test/example.js';

const some = someTests('sweep page', { all: 11, tried: 6 });

inBrowser('reports', (openPage) => {
  const open = (data: ReportData, colorScheme: 'light' | 'dark' = 'light', width = 1100) =>
    openPage(report(data), { colorScheme, width });

  /** How many marks each section has drawn. */
  const marksOf = (page: Page): Promise<Record<string, number>> =>
    page.$$eval('main section:not([hidden])', (sections) =>
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

  some('what is not known is left out', async () => {
    const data = { ...example(20), importance: null, test: null, training: null, confusion: null };
    const sections = Object.keys(await marksOf((await open(data)).page));
    expect(sections).toEqual([
      'result',
      'history',
      'curves',
      'importance',
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

  some('sweeps that hardly began, or all of whose values are the same', async () => {
    for (const count of [3, 7]) {
      const data = example(count);
      const trials = data.trials.map((trial) => ({ ...trial, values: trial.values && [0.5], started: null }));
      expect((await open({ ...data, trials })).troubles).toEqual([]);
    }
  });

  some('a conditional parameter is drawn for the trials that have it', async () => {
    const data = example(60);
    const { page } = await open(data);
    const having = data.trials.filter(
      ({ values, parameters }) => values && '/encoder/choice/2/fields' in parameters,
    );
    const drawn = page
      .locator('#slices figure', { has: page.locator('figcaption', { hasText: /fields \(option 2\)$/ }) })
      .locator('[data-trial]');
    expect(having.length).toBeGreaterThan(5);
    const ids = await drawn.evaluateAll((nodes) =>
      nodes.map((node) => Number(node.getAttribute('data-trial'))),
    );
    expect(ids.sort((a, b) => a - b)).toEqual(having.map(({ id }) => id));
  });

  some('failed trials are in the timeline and say why in the table', async () => {
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

  test.each([
    ['light', 1100],
    ['dark', 360],
  ] as const)(
    'a sweep on three machines has a row of lanes for each, in %s, %i wide',
    async (scheme, width) => {
      const data = exampleOn(['lab1', 'lab2', 'lab10'], 2, 30);
      const trials: readonly ReportTrial[] = data.trials.map((trial) =>
        trial.id === 7 ? { ...trial, runs: trial.runs.map(({ host: _, ...run }) => run) } : trial,
      );
      const { page, troubles } = await open({ ...data, trials }, scheme, width);
      const segments = trials.flatMap(({ runs }) => runs);
      const countOn = (host?: string) => segments.filter((run) => run.host === host).length;
      expect(await textsIn(page, 'header > div .facts > div:last-child')).toEqual([
        `machineslab1 (${countOn('lab1')} segments), lab2 (${countOn('lab2')}), lab10 (${countOn('lab10')}), main process (1)`,
      ]);
      // Where each name and each bar begins and ends, from the top of the page.
      const heights = (selector: string) =>
        page.$$eval(selector, (nodes) =>
          nodes.map((node) => {
            const { top, bottom } = node.getBoundingClientRect();
            const name = node.querySelector('title')?.textContent ?? node.getAttribute('data-trial')!;
            return { name, top, bottom };
          }),
        );
      const names = await heights('#timeline text:has(title)');
      expect(names.map(({ name }) => name)).toEqual([
        'lab1',
        'lab2',
        'lab10',
        'main process',
        'not recorded',
      ]);
      const bars = await heights('#timeline path[data-trial]');
      expect(bars).toHaveLength(segments.length + 2);
      // A bar belongs to the name whose rows are between the lines around it.
      const lines = (await heights('#timeline [aria-label="rule"] line')).map(({ top }) => top);
      expect(lines).toHaveLength(4);
      const placeOf = ({ top }: { top: number }) => names[lines.filter((line) => line < top).length]!.name;
      const found = bars.map((bar) => `${bar.name} ${placeOf(bar)}`).sort();
      const expected = trials.flatMap(({ id, runs }) =>
        runs.length === 0
          ? [`${id} not recorded`]
          : runs.map(({ host }) => `${id} ${host ?? 'main process'}`),
      );
      expect(found).toEqual(expected.sort());
      for (const name of names) {
        const own = bars.filter((bar) => placeOf(bar) === name.name);
        expect(Math.min(...own.map(({ top }) => top))).toBeLessThanOrEqual(name.top);
        expect(Math.max(...own.map(({ bottom }) => bottom))).toBeGreaterThanOrEqual(name.bottom);
      }
      // In its middle, where its number lies on top of it.
      await page.locator('#timeline [data-trial="1"]').first().hover({ force: true });
      await page.waitForSelector('#timeline [aria-label="tip"] text');
      expect(await page.textContent('#timeline [aria-label="tip"]')).toContain('on lab2, from ');
      expect(await page.textContent('#timeline .caption')).toMatch(
        /^Each row holds .* on the machine beside it/,
      );
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(troubles).toEqual([]);
    },
  );

  some('sixty machines are named beside their rows', async () => {
    const hosts = Array.from({ length: 60 }, (_, k) => `node${k + 1}.cluster.example.org`);
    const { page, troubles } = await open(exampleOn(hosts, 4, 480));
    const boxes = await page.$$eval('#timeline text:has(title)', (nodes) =>
      nodes.map((node) => node.getBoundingClientRect().toJSON()),
    );
    expect(boxes).toHaveLength(61);
    for (const [k, { top, left }] of boxes.entries()) {
      expect(top).toBeGreaterThan(k === 0 ? 0 : boxes[k - 1].bottom - 1);
      expect(left).toBeGreaterThan(0);
    }
    expect(troubles).toEqual([]);
  });

  some('the table sorts by each column, both ways, from the keyboard', async () => {
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

  some('arrow keys mark a trial in every plot and describe it; Escape ends that', async () => {
    const { page } = await open(example(30));
    await page.locator('#history .drawing').focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
    expect(await page.textContent('.status')).toMatch(/^trial 2, .*layer 0 learning rate/);
    for (const section of ['history', 'curves', 'parallel', 'slices', 'contour', 'timeline', 'trials']) {
      expect(await page.locator(`#${section} .selected[data-trial="2"]`).count(), section).toBeGreaterThan(0);
    }
    await page.keyboard.press('ArrowLeft');
    expect(await page.textContent('.status')).toMatch(/^trial 1, /);
    await page.keyboard.press('Escape');
    expect(await page.locator('.selected').count()).toBe(0);
    expect(await page.isVisible('.status')).toBe(false);
  });

  some('what is pointed at explains itself', async () => {
    const { page } = await open(example(30));
    await page.locator('#history [data-trial="3"]').hover();
    await page.waitForSelector('#history [aria-label="tip"] text');
    expect(await page.textContent('#history [aria-label="tip"]')).toContain('trial 3, ');
  });

  some('the contour is of the parameters that are chosen, and stays so', async () => {
    const { page, troubles } = await open(example(40));
    const label = () => page.getAttribute('#contour .drawing', 'aria-label');
    expect(await label()).toContain('by layer 0 learning rate and layer 0 size');
    await page.locator('#contour select').nth(1).selectOption({ label: 'encoder' });
    expect(await label()).toContain('by layer 0 learning rate and encoder');
    await page.setViewportSize({ width: 700, height: 800 });
    await untilTrue(page, 'document.querySelector("#history svg").clientWidth < 700');
    expect(await label()).toContain('by layer 0 learning rate and encoder');
    // The same on both axes is none: they change places.
    await page.locator('#contour select').nth(0).selectOption({ label: 'encoder' });
    expect(await label()).toContain('by encoder and layer 0 learning rate');
    expect(await page.locator('#contour select').nth(1).inputValue()).toBe('/network/layers/0/learningRate');
    expect(troubles).toEqual([]);
  });

  some('a narrow page does not scroll sideways', async () => {
    const { page, troubles } = await open(exampleOfTwo(60), 'light', 360);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(troubles).toEqual([]);
  });

  some('text of the data stays text', async () => {
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
});
