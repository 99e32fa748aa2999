import { expect, test } from 'vitest';
import { paperPage } from '../../src/pages.js';
import type { FigureData } from '../../src/paper.js';

const figure: FigureData = {
  title: 'a figure',
  caption: '',
  columns: ['digit', '0', '<1>'],
  rows: [
    ['0', 10, 200],
    ['all', 30.25, null],
  ],
  unit: 'number',
  ...{ drawing: null, curves: null, fields: [] },
};
const pageOf = (given: Partial<FigureData>): string =>
  paperPage({ title: 'S4NN', facts: [] }, [{ ...figure, ...given }]);
const titlesIn = (page: string): string[] =>
  [...page.matchAll(/<title>([^<]*)<\/title><\/g>/g)].map(([, said]) => said!);

test('a heat map has a cell for each number of the table, the lowest the strongest', () => {
  const drawing = { kind: 'heat map', rows: 'class', columns: 'output', values: 'Mean firing time' } as const;
  const page = pageOf({ drawing });
  expect(titlesIn(page)).toEqual([
    'class 0, output 0: 10.0',
    'class 0, output &lt;1&gt;: 200.0',
    'class all, output 0: 30.3',
  ]);
  expect([...page.matchAll(/--complete\) (\d+)%, var\(--empty\)/g)].map(([, share]) => share)).toEqual([
    '70',
    '0',
    '63',
  ]);
});

test('bars are a chart a column, one a row that has a value', () => {
  const page = pageOf({ drawing: { kind: 'bars' } });
  expect([...page.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual([
    '0 by digit',
    '&lt;1&gt; by digit',
  ]);
  expect(page.match(/<rect /g)).toHaveLength(3);
});

test('shares have the same decimals in a column', () => {
  const page = pageOf({
    unit: 'share',
    rows: [
      ['a', 0.974, 1],
      ['b', 0.96254, 0],
    ],
  });
  for (const share of ['97.40 %', '96.25 %', '100.00 %', '0.00 %']) expect(page).toContain(`>${share}<`);
});

test('x of curves is spread evenly where that suits it, else by number', () => {
  const points = [0, 4, 256].map((x) => [x, 0.5] as const);
  const marksOf = (isEven: boolean): number[] => {
    const curves = { x: 'steps', y: 'accuracy', isEven, lines: [{ name: 'a', points }] };
    // The first is the legend's.
    return [...pageOf({ curves }).matchAll(/translate\(([\d.]+),[\d.]+\)"><path/g)]
      .slice(1)
      .map(([, x]) => Number(x));
  };
  expect(marksOf(true)).toEqual([76, 348, 620]);
  expect(marksOf(false)).toEqual([76, 84.5, 620]);
});
