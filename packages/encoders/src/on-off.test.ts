import { InputError, labels, type Samples, timesOfSample } from '@s4nn/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import plugin, { type OnOffOptions, onOff } from './on-off.js';

type Filter = Required<Omit<OnOffOptions, 'duration'>>;

const filter: Filter = { center: 1, surround: 2, radius: 3, threshold: 0.02 };
const image = (rows: number, columns: number, greys: ArrayLike<number>): Samples => ({
  values: Uint8Array.from(greys),
  range: [0, 255],
  shape: [rows, columns],
  labels: labels([0]),
});
const timesOf = (samples: Samples, duration = 256, chosen = filter): number[] => [
  ...timesOfSample(onOff(samples, { duration, ...chosen }), 0),
];

/** The weights of the two-dimensional filter, [2 · radius + 1 × 2 · radius + 1], straight from the definition. */
function weightsOf({ center, surround, radius }: Filter): number[] {
  const offsets = Array.from({ length: 2 * radius + 1 }, (_, index) => index - radius);
  const bell = (sigma: number): number[] => {
    const raw = offsets.flatMap((y) => offsets.map((x) => Math.exp(-(x * x + y * y) / (2 * sigma * sigma))));
    const sum = raw.reduce((a, b) => a + b, 0);
    return raw.map((weight) => weight / sum);
  };
  const outer = bell(surround);
  return bell(center).map((weight, index) => weight - outer[index]!);
}

/** Contrast of every pixel, by the plain two-dimensional sum. */
function contrasts(samples: Samples, chosen: Filter): number[] {
  const [rows = 0, columns = 0] = samples.shape;
  const weights = weightsOf(chosen);
  const strongest = 255 * weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const width = 2 * chosen.radius + 1;
  const clamp = (place: number, length: number): number => Math.min(length - 1, Math.max(0, place));
  return Array.from(samples.values, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / columns), pixel % columns];
    return weights.reduce((sum, weight, index) => {
      const y = clamp(row + Math.floor(index / width) - chosen.radius, rows);
      const x = clamp(column + (index % width) - chosen.radius, columns);
      return sum + (weight * samples.values[y * columns + x]!) / strongest;
    }, 0);
  });
}

describe('on-off', () => {
  it('is silent on a flat image, up to its border', () => {
    for (let grey = 0; grey < 256; grey++) {
      const spikes = onOff(image(9, 11, new Uint8Array(99).fill(grey)), {
        ...filter,
        duration: 65535,
        threshold: 1e-6,
      });
      expect(spikes.neurons.length).toBe(0);
      expect(spikes.inputs).toBe(198);
    }
  });

  it('sees a bright pixel as ON in the middle and OFF around it, symmetrically', () => {
    const pixels = new Uint8Array(81);
    pixels[40] = 255;
    const times = timesOf(image(9, 9, pixels));
    const at = (channel: 0 | 1, row: number, column: number): number =>
      times[channel * 81 + row * 9 + column]!;
    expect(Math.min(...times)).toBe(at(0, 4, 4));
    expect(at(1, 4, 4)).toBe(256);
    expect(at(0, 4, 7)).toBe(256);
    expect(at(1, 4, 7)).toBeLessThan(256);
    for (let row = 0; row < 9; row++) {
      for (let column = 0; column < 9; column++) {
        for (const channel of [0, 1] as const) {
          expect(at(channel, row, column)).toBe(at(channel, column, row));
          expect(at(channel, row, column)).toBe(at(channel, 8 - row, column));
        }
      }
    }
  });

  it('reaches step 0 for light exactly where the weights are positive, and for its negative', () => {
    const light = weightsOf(filter).map((weight) => (weight > 0 ? 255 : 0));
    expect(timesOf(image(7, 7, light), 65535)[24]).toBeLessThanOrEqual(1);
    const dark = light.map((grey) => 255 - grey);
    expect(timesOf(image(7, 7, dark), 65535)[49 + 24]).toBeLessThanOrEqual(1);
  });

  it('agrees with the plain two-dimensional sum', () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 9 }),
      columns: fc.integer({ min: 1, max: 9 }),
      radius: fc.integer({ min: 1, max: 4 }),
      center: fc.double({ min: 0.4, max: 2, noNaN: true }),
      wider: fc.double({ min: 1.2, max: 3, noNaN: true }),
      greys: fc.uint8Array({ minLength: 81, maxLength: 81 }),
    });
    fc.assert(
      fc.property(sizes, ({ rows, columns, radius, center, wider, greys }) => {
        const chosen = { center, surround: center * wider, radius, threshold: 0.02 };
        const samples = image(rows, columns, greys.subarray(0, rows * columns));
        const times = timesOf(samples, 1000, chosen);
        for (const [pixel, contrast] of contrasts(samples, chosen).entries()) {
          const size = Math.abs(contrast);
          const [seen, other] = [0, 1].map((channel) => times[channel * rows * columns + pixel]!);
          const [expected, silent] = contrast > 0 ? [seen!, other!] : [other!, seen!];
          expect(silent).toBe(1000);
          // Rounding may decide a value on the edge of a step or of the threshold either way.
          if (size < 0.02 - 1e-9) expect(expected).toBe(1000);
          if (size > 0.02 + 1e-9) {
            expect(expected).toBeGreaterThanOrEqual(Math.floor((1 - size) * 1000 - 1e-6));
            expect(expected).toBeLessThanOrEqual(Math.max(0, Math.floor((1 - size) * 1000 + 1e-6)));
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('refuses samples that are not images, and a surround that is not wider', () => {
    const row: Samples = { ...image(2, 2, [0, 1, 2, 3]), shape: [4] };
    expect(() => onOff(row)).toThrow(
      new InputError(
        'on-off encoder: found samples of shape [4], expected images of shape [rows, columns]; choose another encoder',
      ),
    );
    expect(() => plugin.create({ duration: 256, ...filter, surround: 1 } as never, row)).toThrow(
      new InputError(
        'on-off encoder: option surround: found 1, expected more than option center, 1; make the outer Gaussian the wider one',
      ),
    );
  });
});
