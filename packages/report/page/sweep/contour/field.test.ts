import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Field, fieldOf, type Sample } from './field.js';
import { distanceTo, hullOf, type Spot } from './hull.js';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const spot = fc.tuple(unit, unit);
const sample = fc.record({ x: unit, y: unit, value: fc.double({ min: -1e3, max: 1e3, noNaN: true }) });
const samples = fc.array(sample, { minLength: 1, maxLength: 40 });

const cellOf = ({ side }: Field, at: number): number => Math.min(side - 1, Math.floor(at * side));
const at = (field: Field, of: 'values' | 'trust', x: number, y: number): number =>
  field[of][cellOf(field, y) * field.side + cellOf(field, x)]!;

test('no place of a hull is outside it, its corners are places, and it turns one way', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 40 }), (spots) => {
      const hull = hullOf(spots);
      for (const corner of hull) expect(spots).toContain(corner);
      for (const one of spots) expect(distanceTo(hull, one)).toBeLessThan(1e-9);
    }),
  );
});

test.each<[string, Spot[], Spot, number]>([
  [
    'beside an edge of a square',
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    [0.5, -0.25],
    0.25,
  ],
  [
    'beside a corner',
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    [4, 5],
    5,
  ],
  [
    'within',
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    [0.5, 0.5],
    0,
  ],
  [
    'beside a line',
    [
      [0, 0],
      [0.5, 0.5],
      [1, 1],
    ],
    [0, 1],
    Math.SQRT1_2,
  ],
  [
    'beside one place',
    [
      [0, 0],
      [0, 0],
    ],
    [3, 4],
    5,
  ],
])('the distance from a hull: %s', (_, spots, spot, distance) => {
  expect(distanceTo(hullOf(spots), spot)).toBeCloseTo(distance, 12);
});

test('a field lies between the values of its samples, is trusted at each, and not far from all', () => {
  fc.assert(
    fc.property(samples, (given) => {
      const field = fieldOf(given);
      const values = given.map(({ value }) => value);
      const [low, high] = [Math.min(...values) - 1e-9, Math.max(...values) + 1e-9];
      expect(field.values.every((value) => Number.isNaN(value) || (value >= low && value <= high))).toBe(
        true,
      );
      for (const { x, y } of given) expect(at(field, 'trust', x, y)).toBeGreaterThan(0.8);
      const hull = hullOf(given.map(({ x, y }) => [x, y]));
      const wrong = [...field.trust.keys()].filter((index) => {
        const [column, row] = [index % field.side, Math.floor(index / field.side)];
        const beyond = distanceTo(hull, [(column + 0.5) / field.side, (row + 0.5) / field.side]);
        const trust = field.trust[index]!;
        return (beyond > 0.06 && trust !== 0) || (trust > 0 && Number.isNaN(field.values[index]));
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('it follows a slope, and has no opinion in a hole between samples', () => {
  const grid = Array.from({ length: 400 }, (_, k) => ({
    x: ((k % 20) + 0.5) / 20,
    y: (Math.floor(k / 20) + 0.5) / 20,
  }));
  const slope = fieldOf(grid.map(({ x, y }): Sample => ({ x, y, value: x })));
  for (const x of [0.25, 0.5, 0.75]) expect(at(slope, 'values', x, 0.5)).toBeCloseTo(x, 1);
  const corner = [0, 0.02, 0.04];
  const corners = [0, 0.96].flatMap((x) =>
    [0, 0.96].flatMap((y) =>
      corner.flatMap((dx) => corner.map((dy) => ({ x: x + dx, y: y + dy, value: 1 }))),
    ),
  );
  expect(at(fieldOf(corners), 'trust', 0.5, 0.5)).toBe(0);
  // However many there are.
  const many = Array.from({ length: 50 }, () => corners).flat();
  expect(at(fieldOf(many), 'trust', 0.5, 0.5)).toBe(0);
});
