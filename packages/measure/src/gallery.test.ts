import { labels, type Mistake, type Samples } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { galleryOf } from './gallery.js';
import { reduced } from './sample-image.js';

const mistake = (sample: number, label: number, answer: number): Mistake => ({
  ...{ sample, label, answer },
  step: sample % 3 === 0 ? null : sample,
});
/** 1,000 images of 2 × 3 pixels, all of one grey: their index. */
const images: Samples = {
  values: Float32Array.from({ length: 6000 }, (_, index) => Math.floor(index / 6)),
  range: [0, 1000],
  shape: [2, 3],
  labels: labels(new Uint16Array(1000)),
};

test('confusions come by how frequent they are, each with its first samples as images', () => {
  const found = galleryOf([mistake(3, 5, 8), mistake(7, 4, 9), mistake(9, 5, 8), mistake(11, 2, 7)], images);
  expect(found.map(({ label, answer, count }) => [label, answer, count])).toEqual([
    [5, 8, 2],
    [2, 7, 1],
    [4, 9, 1],
  ]);
  expect(found[0]!.samples).toEqual([
    { sample: 3, step: null, image: { rows: 2, columns: 3, values: new Array(6).fill(3) } },
    { sample: 9, step: null, image: { rows: 2, columns: 3, values: new Array(6).fill(9) } },
  ]);
  const flat = galleryOf([mistake(7, 4, 9)], { ...images, shape: [6] });
  expect(flat[0]!.samples).toEqual([{ sample: 7, step: 7, image: null }]);
});

test('whatever was decided wrongly, counts are right, and samples are of their confusion and not too many', () => {
  const wrong = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 400 });
  fc.assert(
    fc.property(wrong, (pairs) => {
      const mistakes = pairs.map(([label, answer], sample) => mistake(sample, label, answer));
      const found = galleryOf(mistakes, images);
      expect(found.length).toBeLessThanOrEqual(24);
      for (const { label, answer, count, samples } of found) {
        const own = mistakes.filter((each) => each.label === label && each.answer === answer);
        expect(count).toBe(own.length);
        expect(samples.map(({ sample }) => sample)).toEqual(own.slice(0, 8).map(({ sample }) => sample));
      }
      const counts = found.map(({ count }) => count);
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }),
  );
});

test('large images are made small by means of blocks, small ones stay', () => {
  const image = { rows: 2, columns: 3, values: [0, 2, 10, 4, 6, 20] };
  expect(reduced(image, 3)).toBe(image);
  expect(reduced(image, 2)).toEqual({ rows: 1, columns: 2, values: [3, 15] });
  const side = fc.integer({ min: 1, max: 90 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1, max: 30 }), (rows, columns, most) => {
      const values = Array.from({ length: rows * columns }, (_, index) => index % 7);
      const small = reduced({ rows, columns, values }, most);
      expect(Math.max(small.rows, small.columns)).toBeLessThanOrEqual(most);
      expect(small.values).toHaveLength(small.rows * small.columns);
      expect(Array.from(small.values).every((value) => value >= 0 && value <= 6)).toBe(true);
    }),
  );
});
