import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labels } from '../arrays.js';
import { InputError } from '../errors.js';
import { random } from '../random.js';
import { augmentation, noAugmentation } from './augment.js';
import type { Samples } from './dataset.js';

const all = {
  shift: 1.5,
  rotation: 0.3,
  scale: 0.1,
  shear: 0.1,
  elastic: 2,
  smoothness: 3,
  mirror: 0.3,
  plain: 0.2,
};

/** Made-up images; greys of bytes, or numbers in −1…1. */
function draw(shape: readonly number[], count: number, bytes = true): Samples {
  const features = shape.reduce((product, length) => product * length, 1);
  const next = random(1, `images ${shape}`);
  const values = bytes
    ? Uint8Array.from({ length: count * features }, () => Math.floor(256 * next()))
    : Float32Array.from({ length: count * features }, () => 2 * next() - 1);
  return {
    values,
    range: bytes ? [0, 255] : [-1, 1],
    shape,
    labels: labels(Array.from({ length: count }, (_, s) => s % 3)),
  };
}

const imageOf = ({ values, shape }: Samples, row: number): number[] => {
  const features = shape.reduce((product, length) => product * length, 1);
  return Array.from(values.subarray(row * features, (row + 1) * features));
};

test('a sample is varied in the same way whatever is beside it, and otherwise in each epoch and for each seed', () => {
  for (const bytes of [true, false]) {
    const samples = draw([9, 7], 12, bytes);
    const vary = augmentation(samples, all, 5);
    const whole = vary(
      Uint32Array.from({ length: 12 }, (_, s) => s),
      3,
    );
    expect(whole.labels).toEqual(samples.labels);
    const some = augmentation(samples, all, 5)(Uint32Array.of(7, 2), 3);
    expect(some.labels).toEqual(labels([1, 2]));
    expect(imageOf(some, 0)).toEqual(imageOf(whole, 7));
    expect(imageOf(some, 1)).toEqual(imageOf(whole, 2));
    for (const other of [vary(Uint32Array.of(7), 4), augmentation(samples, all, 6)(Uint32Array.of(7), 3)]) {
      expect(imageOf(other, 0)).not.toEqual(imageOf(whole, 7));
    }
    expect(imageOf(whole, 7)).not.toEqual(imageOf(samples, 7));
  }
});

test('without any amount, images stay as they are, by whole pixels or between them', () => {
  for (const plain of [0, 1]) {
    for (const shape of [
      [8, 8],
      [5, 9],
      [1, 1],
      [4, 6, 3],
    ]) {
      const samples = draw(shape, 5);
      const varied = augmentation(samples, { ...noAugmentation, plain }, 1)(Uint32Array.of(4, 0), 1);
      expect(imageOf(varied, 0)).toEqual(imageOf(samples, 4));
      expect(imageOf(varied, 1)).toEqual(imageOf(samples, 0));
    }
  }
});

test('mirrors as many images as asked for, and each left to right', () => {
  const samples = draw([3, 4, 2], 1);
  const image = imageOf(samples, 0);
  const turned = image.map((_, at) => {
    const [row, column, channel] = [Math.floor(at / 8), Math.floor((at % 8) / 2), at % 2];
    return image[row * 8 + (3 - column) * 2 + channel];
  });
  for (const plain of [0, 1]) {
    const vary = augmentation(samples, { ...noAugmentation, mirror: 0.25, plain }, 8);
    let count = 0;
    for (let epoch = 0; epoch < 400; epoch++) {
      const found = imageOf(vary(Uint32Array.of(0), epoch), 0);
      const isTurned = String(found) === String(turned);
      expect(found).toEqual(isTurned ? turned : image);
      count += Number(isTurned);
    }
    expect(count).toBeGreaterThan(65);
    expect(count).toBeLessThan(135);
  }
});

test('moves by whole pixels reach each place about as often, and leave the lowest value behind', () => {
  const samples = draw([6, 6], 1, false);
  const image = imageOf(samples, 0);
  const vary = augmentation(samples, { ...noAugmentation, shift: 1, plain: 1 }, 2);
  const seen = new Map<string, number>();
  for (let epoch = 0; epoch < 900; epoch++) {
    const moved = imageOf(vary(Uint32Array.of(0), epoch), 0);
    const places = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => ({ right, down })));
    const place = places.find(({ right, down }) =>
      moved.every((value, pixel) => {
        const [x, y] = [(pixel % 6) - right, Math.floor(pixel / 6) - down];
        return value === (x >= 0 && x < 6 && y >= 0 && y < 6 ? image[y * 6 + x] : -1);
      }),
    );
    const name = place ? `${place.right} ${place.down}` : 'elsewhere';
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  expect([...seen.keys()].length).toBe(9);
  for (const count of seen.values()) expect(count).toBeGreaterThan(60);
});

test('values stay within the range, and what is turned comes from where it should', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.boolean(), (epoch, bytes) => {
      const samples = draw([10, 10], 2, bytes);
      const varied = augmentation(samples, all, 3)(Uint32Array.of(1), epoch);
      for (const value of varied.values) {
        expect(value).toBeGreaterThanOrEqual(samples.range[0]);
        expect(value).toBeLessThanOrEqual(samples.range[1]);
      }
    }),
    { numRuns: 100 },
  );
  // A ramp across: turned by α, its slope along x is cos α, along y ± sin α, and the middle stays.
  const size = 21;
  const ramp: Samples = {
    values: Float32Array.from({ length: size * size }, (_, pixel) => (pixel % size) / size),
    range: [0, 1],
    shape: [size, size],
    labels: labels([0]),
  };
  for (let epoch = 0; epoch < 20; epoch++) {
    const turned = augmentation(
      ramp,
      { ...noAugmentation, rotation: 0.5 },
      4,
    )(Uint32Array.of(0), epoch).values;
    const at = (x: number, y: number) => turned[(10 + y) * size + 10 + x]! * size;
    expect(at(0, 0)).toBeCloseTo(10, 4);
    const [across, along] = [at(3, 0) - at(0, 0), at(0, 3) - at(0, 0)];
    expect(Math.hypot(across, along)).toBeCloseTo(3, 4);
    expect(Math.abs(Math.atan2(along, across))).toBeLessThanOrEqual(0.5);
  }
});

test('elastic fields move points smoothly, by no more than asked for', () => {
  const size = 24;
  const ramp: Samples = {
    values: Float32Array.from({ length: size * size }, (_, pixel) => pixel % size),
    range: [0, size],
    shape: [size, size],
    labels: labels([0]),
  };
  let largest = 0;
  for (let epoch = 0; epoch < 50; epoch++) {
    const vary = augmentation(ramp, { ...noAugmentation, elastic: 1.5, smoothness: 4 }, 1);
    const moved = vary(Uint32Array.of(0), epoch).values;
    for (let y = 2; y < size - 2; y++) {
      let before = 0;
      for (let x = 2; x < size - 2; x++) {
        const by = moved[y * size + x]! - x;
        expect(Math.abs(by)).toBeLessThanOrEqual(1.5 + 1e-4);
        if (x > 2) expect(Math.abs(by - before)).toBeLessThan(0.8);
        before = by;
        largest = Math.max(largest, Math.abs(by));
      }
    }
  }
  expect(largest).toBeGreaterThan(1);
});

test('samples that are no images are refused by their shape', () => {
  for (const shape of [[4], [2, 2, 2, 2]]) {
    expect(() => augmentation(draw(shape, 1), all, 1)).toThrow(
      `found samples of shape [${shape}], expected images`,
    );
  }
});

test('what is left out is as without augmentation, and what is unknown or out of range is refused', () => {
  const samples = draw([6, 6], 2);
  const first = Uint32Array.of(0, 1);
  const whole = augmentation(samples, { ...noAugmentation, shift: 2 }, 1)(first, 1);
  expect(augmentation(samples, { shift: 2 }, 1)(first, 1)).toEqual(whole);
  for (const [options, message] of [
    [{ shifts: 2 }, 'augmentation: found an unknown option "shifts"; did you mean "shift"?'],
    [{ shift: Number.NaN }, 'augmentation.shift: found NaN, expected a number of at least 0'],
    [{ mirror: 2 }, 'augmentation.mirror: found 2, expected a number from 0 to 1'],
    [
      { smoothness: 0 },
      'augmentation.smoothness: found 0, expected a number greater than 0 and of at most 100',
    ],
  ] as const) {
    expect(() => augmentation(samples, options as object, 1)).toThrow(new InputError(message));
  }
});

test('what comes in from outside is within the range, also where 32 bits round its low end down', () => {
  const low = 0.7;
  expect(Math.fround(low)).toBeLessThan(low);
  const values = Float32Array.from({ length: 16 }, () => 1);
  const samples: Samples = { values, range: [low, 1], shape: [4, 4], labels: labels([0]) };
  for (const plain of [0, 1]) {
    const vary = augmentation(samples, { shift: 2, plain }, 1);
    const all = Array.from({ length: 20 }, (_, epoch) => [...vary(Uint32Array.of(0), epoch).values]).flat();
    expect(Math.min(...all)).toBeLessThan(low + 1e-6);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(low);
  }
});
