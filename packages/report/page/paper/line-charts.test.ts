import { lineStyles } from '@s4nn/charts';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paperPage, robustnessPage } from '../../src/pages.js';
import type { FigureData } from '../../src/paper.js';
import type { RobustnessData } from '../../src/robustness.js';
import { inBrowser, textsIn } from '../../test/browser.js';
import { figure, robustness } from '../../test/example-pages.js';

type Points = readonly (readonly [x: number, y: number])[];

/** A page of line charts, each of the lines of one entry. */
const charts = (all: readonly (readonly Points[])[]): string =>
  paperPage(
    { title: 'charts', facts: [] },
    all.map((lines): FigureData => {
      const named = lines.map((points, index) => ({ name: `line ${index}`, points }));
      return { ...figure, curves: { x: 'jitter, steps', y: 'accuracy', isEven: false, lines: named } };
    }),
  );

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
/** Of a chart as wide as the page that the tests open. */
const frame = { left: 64, right: 1024, top: 28, bottom: 260 };

/** How many of some marks each chart has. */
const countsIn = (page: Page, marks: string): Promise<number[]> =>
  page.$$eval(
    '.drawing',
    (charts, marks) => charts.map((chart) => chart.querySelectorAll(marks).length),
    marks,
  );

inBrowser('line charts', (open) => {
  test('every point lies within its chart, whatever the values', async () => {
    const points = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(points, { minLength: 25, maxLength: 25 }), async (all) => {
        const { page, troubles } = await open(charts(all.map((points) => [points])));
        expect(troubles).toEqual([]);
        expect(await page.innerHTML('main')).not.toMatch(/NaN|Infinity/);
        expect(await countsIn(page, '.mark circle')).toEqual(all.map(({ length }) => length));
        const drawn = await page.$$eval('.drawing .mark circle', (marks) =>
          marks.map((mark) => [Number(mark.getAttribute('cx')), Number(mark.getAttribute('cy'))]),
        );
        for (const [x, y] of drawn) {
          expect(x).toBeGreaterThanOrEqual(frame.left);
          expect(x).toBeLessThanOrEqual(frame.right);
          expect(y).toBeGreaterThanOrEqual(frame.top);
          expect(y).toBeLessThanOrEqual(frame.bottom);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test('error bars lie within their chart too', async () => {
    const spread = fc.record({ mean: value, sd: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })) });
    const level = spread.map((each) => ({ level: 'a', potential: each, spiking: each, lenient: each }));
    const levels = fc.array(level, { minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(levels, { minLength: 25, maxLength: 25 }), async (all) => {
        const disturbances = all.map((levels): RobustnessData['disturbances'][number] => ({
          ...robustness.disturbances[0]!,
          levels,
        }));
        const { page, troubles } = await open(robustnessPage({ ...robustness, disturbances }));
        expect(troubles).toEqual([]);
        expect(await countsIn(page, '.sd line')).toEqual(
          all.map((levels) => 3 * levels.filter(({ potential: { sd } }) => sd).length),
        );
        const ends = await page.$$eval('.drawing .sd line', (bars) =>
          bars.flatMap((bar) => [Number(bar.getAttribute('y1')), Number(bar.getAttribute('y2'))]),
        );
        for (const y of ends) {
          expect(y).toBeGreaterThanOrEqual(frame.top);
          expect(y).toBeLessThanOrEqual(frame.bottom);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  test('both axes are named with their units, also for those who do not see them', async () => {
    const { page } = await open(charts([[[[1, 2]]]]));
    const texts = await textsIn(page, '.drawing text');
    expect(texts).toContain('jitter, steps');
    expect(texts).toContain('accuracy, %');
    expect(await page.getAttribute('.drawing', 'aria-label')).toBe('accuracy, % by jitter, steps');
  });

  test('categories are spaced evenly, and what is marked says the category and the value', async () => {
    const level = (level: string, mean: number, sd: number | null) => {
      const [potential, spiking, lenient] = [
        { mean, sd },
        { mean, sd },
        { mean, sd },
      ];
      return { level, potential, spiking, lenient };
    };
    const levels = [level('none', 0.9725, null), level('0.05', 0.9, 0.015), level('256', 0.8, null)];
    const disturbance = { ...robustness.disturbances[0]!, quantity: 'probability', levels };
    const { page } = await open(robustnessPage({ ...robustness, disturbances: [disturbance] }));
    expect(await textsIn(page, '.drawing [aria-label="x-axis tick label"] text')).toEqual([
      'none',
      '0.05',
      '256',
    ]);
    const marks = await page.$$eval('.drawing .mark circle', (nodes) =>
      nodes.map((node) => ({ x: Number(node.getAttribute('cx')), said: node.getAttribute('aria-label') })),
    );
    const [first, second, third] = marks.map(({ x }) => x) as [number, number, number];
    expect(third - second).toBeCloseTo(second - first, 6);
    expect(marks.map(({ said }) => said)).toEqual([
      'potential, probability none: 97.25 %',
      'potential, probability 0.05: 90 ± 1.5 %',
      'potential, probability 256: 80 %',
    ]);
  });

  test('whole numbers have whole ticks, one alone its own, others round ones', async () => {
    const all = [[1], [1, 2, 3], [0.5, 1]];
    const { page } = await open(charts(all.map((xs) => [xs.map((x) => [x, 0.5] as const)])));
    const ticks = await Promise.all(
      all.map((_, k) => textsIn(page, `#figure-${k} .drawing [aria-label="x-axis tick label"] text`)),
    );
    expect(ticks.slice(0, 2)).toEqual([['1'], ['1', '2', '3']]);
    expect(ticks[2]).toEqual(expect.arrayContaining(['0.5', '0.6', '0.7', '0.8', '0.9', '1']));
    for (const tick of ticks[2]!) expect((Number(tick) * 20) % 1).toBeCloseTo(0, 9);
  });

  test('lines that coincide differ in stroke, mark and colour, in the legend too', async () => {
    for (const property of ['colour', 'mark'] as const) {
      expect(new Set(lineStyles.map((style) => style[property])).size).toBe(lineStyles.length);
    }
    const points: Points = [
      [0, 1],
      [1, 2],
    ];
    const { page } = await open(charts([[points, points]]));
    for (const place of ['.drawing', '.legend']) {
      expect(await page.locator(`${place} .line`).count()).toBe(2);
      expect(await page.locator(`${place} .line[stroke-dasharray]`).count()).toBe(1);
      expect(await page.locator(`${place} .mark circle`).count()).toBe(place === '.drawing' ? 2 : 1);
      expect(await page.locator(`${place} .mark path`).count()).toBe(place === '.drawing' ? 2 : 1);
    }
    expect(await textsIn(page, '.legend li')).toEqual(['line 0', 'line 1']);
  });
});
