import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Table } from '../table.js';
import { fillMedians } from './fill-medians.js';

const tableOf = (width: number): Table =>
  ({ file: 't.csv', columns: Array.from({ length: width }, (_, place) => `f${place}`) }) as unknown as Table;
const placesOf = (width: number) => Array.from({ length: width }, (_, place) => place);

it('missing values become the median of their own column in the training rows', () => {
  const cell = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: -99, max: 99 }) }, fc.constant(Number.NaN));
  const rowsOf = (width: number, minLength: number) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength, maxLength: 9 });
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 5 })
        .chain((width) => fc.tuple(fc.constant(width), rowsOf(width, 1), rowsOf(width, 0))),
      ([width, rows, others]) => {
        const train = [...rows, placesOf(width)];
        const columns = placesOf(width).map((place) =>
          train
            .map((row) => row[place]!)
            .filter((value) => !Number.isNaN(value))
            .sort((a, b) => a - b),
        );
        const medians = columns.map((own) => {
          const middle = (own.length - 1) / 2;
          return (own[Math.floor(middle)]! + own[Math.ceil(middle)]!) / 2;
        });
        const filled = (rows: number[][]) =>
          rows.flatMap((row) =>
            row.map((value, place) => (Number.isNaN(value) ? medians[place]! : value) + 0),
          );
        const [first, second] = [Float32Array.from(train.flat()), Float32Array.from(others.flat())];
        fillMedians(tableOf(width), placesOf(width), first, [second]);
        expect([...first].map((value) => value + 0)).toEqual(filled(train));
        expect([...second].map((value) => value + 0)).toEqual(filled(others));
      },
    ),
  );
});

it('take as much time a column, however many there are', () => {
  const rows = 2000;
  const secondsOf = (width: number): number => {
    const tries = Array.from({ length: 3 }, () => {
      const values = new Float32Array(rows * width).map((_, at) => (at * 7919) % 251);
      for (let place = 0; place < width; place++) values[((place * 97) % rows) * width + place] = Number.NaN;
      const begun = performance.now();
      fillMedians(tableOf(width), placesOf(width), values, []);
      return performance.now() - begun;
    });
    return Math.min(...tries);
  };
  secondsOf(50);
  // Four times as many take four times as long; a pass over the table for each would take sixteen times.
  expect(secondsOf(800) / secondsOf(200)).toBeLessThan(10);
});
