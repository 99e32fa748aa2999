import { expect, test } from 'vitest';
import { paperPage } from '../../src/pages.js';
import type { FigureData } from '../../src/paper.js';
import { inBrowser, textsIn } from '../../test/browser.js';
import { figure } from '../../test/example-pages.js';

const pageOf = (given: Partial<FigureData>): string =>
  paperPage({ title: 'S4NN', facts: [] }, [{ ...figure, ...given }]);

inBrowser('figures of the paper', (open) => {
  test('a heat map has a cell for each number of the table, the lowest the strongest', async () => {
    const drawing = {
      kind: 'heat map',
      rows: 'class',
      columns: 'output',
      values: 'Mean firing time',
    } as const;
    const { page, troubles } = await open(pageOf({ drawing }));
    expect(await page.title()).toBe('S4NN: tables and figures of the paper');
    const cells = await page.$$eval('.drawing .heat rect', (nodes) =>
      nodes.map((node) => [node.getAttribute('aria-label'), Number(node.getAttribute('fill-opacity'))]),
    );
    expect(cells).toEqual([
      ['class 0, output 0: 10.0', expect.closeTo(0.7, 9)],
      ['class 0, output <1>: 200.0', 0],
      ['class all, output 0: 30.3', expect.closeTo(0.7 * (1 - 20.25 / 190), 9)],
    ]);
    expect(await page.getAttribute('.drawing', 'aria-label')).toBe('Mean firing time by class and output');
    const texts = await page.$$eval('.drawing text', (nodes) => nodes.map((node) => node.textContent));
    for (const text of ['class', 'output', '0', '<1>', 'all', '10', '200', '30'])
      expect(texts).toContain(text);
    expect(troubles).toEqual([]);
  });

  test('bars are one chart per column, with one bar per row that has a value', async () => {
    const { page, troubles } = await open(pageOf({ drawing: { kind: 'bars' } }));
    const labels = await page.$$eval('.drawing', (nodes) =>
      nodes.map((node) => node.getAttribute('aria-label')),
    );
    expect(labels).toEqual(['0 by digit', '<1> by digit']);
    expect(await page.locator('.drawing .bar rect').count()).toBe(3);
    expect(await page.locator('.drawing .bar [aria-label="digit all: 30.3"]').count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  test('shares have the same decimals in a column, and what is missing says so', async () => {
    const rows = [
      ['a', 0.974, 1],
      ['b', 0.96254, 0],
      ['c', null, 0.5],
    ];
    const { page } = await open(pageOf({ unit: 'share', rows }));
    const cells = await page.$$eval('.scroll:not(.scroll ~ .scroll) tbody td', (nodes) =>
      nodes.map((node) => [node.textContent, node.className]),
    );
    expect(cells.map(([text]) => text)).toEqual([
      '97.40 %',
      '100.00 %',
      '96.25 %',
      '0.00 %',
      'none',
      '50.00 %',
    ]);
    expect(new Set(cells.map(([, kind]) => kind))).toEqual(new Set(['number']));
  });

  test('x of curves is spaced evenly where that suits it, else by number', async () => {
    const points = [0, 4, 256].map((x) => [x, 0.5] as const);
    const shareOf = async (isEven: boolean): Promise<number> => {
      const curves = { x: 'steps', y: 'accuracy', isEven, lines: [{ name: 'a', points }] };
      const { page } = await open(pageOf({ curves }));
      const [first, second, third] = (await page.$$eval('.drawing .mark > *', (nodes) =>
        nodes.map((node) => node.getBoundingClientRect().x),
      )) as [number, number, number];
      return (second - first) / (third - first);
    };
    expect(await shareOf(true)).toBeCloseTo(0.5, 3);
    expect(await shareOf(false)).toBeCloseTo(4 / 256, 3);
  });

  test('each figure says which network it was made from, and what makes it another than the config', async () => {
    const { page, troubles } = await open(pageOf({}));
    expect(await textsIn(page, '.scroll:last-child tbody :is(th, td)')).toEqual([
      ...['mnist', '785-400-10', '100', '1', 'configs/<paper>.json'],
    ]);
    expect(await page.locator('.warning').count()).toBe(0);
    const { page: changed } = await open(pageOf({ warning: 'Changed by --set: <b>/training/epochs=1</b>.' }));
    expect(await changed.textContent('.warning')).toBe('Changed by --set: <b>/training/epochs=1</b>.');
    expect(troubles).toEqual([]);
  });
});
