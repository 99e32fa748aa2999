import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineStyles } from './line.js';
import { lineChart } from './line-chart.js';

const axes = { x: { name: 'jitter', unit: 'steps' }, y: { name: 'accuracy', unit: '%' } };

/** What is written along the lower edge, from left to right. */
const ticksBelow = (svg: string): string[] =>
  [...svg.matchAll(/<text x="[^"]+" y="272" text-anchor="middle">([^<]+)</g)].map(([, text]) => text!);

test('every point of a chart lies within it, and its error bar too, whatever the values', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const sd = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, sd), { minLength: 1, maxLength: 20 }), (points) => {
      const svg = lineChart([{ name: 'a', color: 'red', points, mark: 'circle' }], axes);
      expect(svg).not.toMatch(/NaN|Infinity/);
      const marks = [...svg.matchAll(/class="mark" transform="translate\((\S+),(\S+)\)"/g)];
      // One is the legend's.
      expect(marks).toHaveLength(points.length + 1);
      for (const [, x] of marks.slice(1)) {
        expect(Number(x)).toBeGreaterThanOrEqual(76);
        expect(Number(x)).toBeLessThanOrEqual(620);
      }
      const bars = [...svg.matchAll(/class="sd" d="M\S+,(\S+)V(\S+)"/g)].flatMap(([, ...ends]) => ends);
      expect(bars).toHaveLength(2 * points.filter(([, , spread]) => spread).length);
      for (const y of [...marks.slice(1).map(([, , y]) => y), ...bars]) {
        expect(Number(y)).toBeGreaterThanOrEqual(14);
        expect(Number(y)).toBeLessThanOrEqual(254);
      }
    }),
  );
});

test('both axes are named with their units', () => {
  const svg = lineChart([{ name: 'a', color: 'red', points: [[1, 2]] }], axes);
  expect(svg).toContain('>jitter, steps</text>');
  expect(svg).toContain('>accuracy, %</text>');
});

test('categories are spread evenly, and what is pointed at says the category and the value', () => {
  const svg = lineChart(
    [
      {
        ...{ name: 'potential', color: 'red', mark: 'circle' },
        points: [
          [0, 97.25],
          [1, 90, 1.5],
          [2, 80],
        ],
      },
    ],
    { ...axes, x: { name: 'probability', categories: ['none', '0.05', '256'] } },
  );
  expect(ticksBelow(svg)).toEqual(['none', '0.05', '256']);
  const [first, second, third] = [...svg.matchAll(/translate\(([\d.]+),\d[\d.]*\)"/g)]
    .slice(1)
    .map(([, x]) => Number(x));
  expect(third! - second!).toBeCloseTo(second! - first!, 6);
  expect(svg).toContain('<title>potential, probability 0.05: 90 ± 1.5 %</title>');
  expect(svg).toContain('<title>potential, probability none: 97.25 %</title>');
});

test('whole numbers have whole ticks, one alone its own', () => {
  const ticksOf = (xs: number[]) =>
    ticksBelow(lineChart([{ name: 'a', color: 'red', points: xs.map((x) => [x, 0.5]) }], axes));
  expect(ticksOf([1])).toEqual(['1']);
  expect(ticksOf([1, 2, 3])).toEqual(['1', '2', '3']);
  expect(ticksOf([0.5, 1])).toEqual(['0.5', '0.6', '0.7', '0.8', '0.9', '1']);
});

test('lines that coincide differ in stroke, mark and color, in the legend too', () => {
  for (const property of ['color', 'mark'] as const) {
    expect(new Set(lineStyles.map((style) => style[property])).size).toBe(lineStyles.length);
  }
  const points = [
    [0, 1],
    [1, 2],
  ] as const;
  const svg = lineChart(
    [
      { name: 'a', ...lineStyles[0], points },
      { name: 'b', ...lineStyles[1], points },
      { name: 'aside', color: 'red', stroke: 'pale', points },
    ],
    axes,
  );
  expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
  expect(svg.match(/<li>/g)).toHaveLength(2);
  expect(svg).toContain('<title>aside</title>');
});
