import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels } from '../arrays.js';
import { InputError } from '../errors.js';
import type { Samples } from './dataset.js';
import { splitByClass } from './split-by-class.js';

describe('a split by class', () => {
  const samplesOf = (counts: readonly number[]): Samples => {
    const of = counts.flatMap((count, label) => Array<number>(count).fill(label));
    return { values: Float32Array.from(of.keys()), range: [0, 1000], shape: [1], labels: labels(of) };
  };
  const counts = fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 1, maxLength: 5 });

  it('parts all samples, so many of each class in training, mixed; the rest in order', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 2 }), fc.nat(), (counts, train, seed) => {
        const names = counts.map((_, label) => `class ${label}`);
        const split = splitByClass(samplesOf(counts), names, train, seed);
        const all = [...split.train.values, ...split.test.values].sort((a, b) => a - b);
        expect(all).toEqual([...samplesOf(counts).values]);
        counts.forEach((_, label) => {
          expect(split.train.labels.filter((other) => other === label)).toHaveLength(train);
        });
        for (const part of [split.train, split.test]) {
          part.values.forEach((value, index) => {
            expect(part.labels[index]).toBe(samplesOf(counts).labels[value]);
          });
        }
        expect([...split.test.values]).toEqual([...split.test.values].sort((a, b) => a - b));
        expect(splitByClass(samplesOf(counts), names, train, seed)).toEqual(split);
      }),
    );
  });

  it('is another one for another seed, and mixes classes', () => {
    const samples = samplesOf([50, 50]);
    const split = (seed: number) => splitByClass(samples, ['a', 'b'], 25, seed).train;
    expect(split(1).values).not.toEqual(split(2).values);
    expect(new Set(split(1).labels.slice(0, 15)).size).toBe(2);
  });

  it('takes a share, and refuses what leaves nothing to learn from or to test on', () => {
    const { train } = splitByClass(samplesOf([10, 20]), ['a', 'b'], 0.5, 1);
    expect(train.labels.filter((label) => label === 1)).toHaveLength(10);
    expect(() => splitByClass(samplesOf([10, 20]), ['a', 'b'], 10, 1)).toThrow(
      new InputError(
        'class a: found 10 samples, option train expects 10 to learn from and at least one to test on; ask for another number',
      ),
    );
    expect(() => splitByClass(samplesOf([10, 20]), ['a', 'b'], 0.01, 1)).toThrow(
      /^class a: found 10 samples, option train expects a share of 0.01 to learn from/,
    );
  });

  it.each([2.5, 0, -1, Number.NaN, null])('wants no train of %s', (train) => {
    expect(() => splitByClass(samplesOf([10, 20]), ['a', 'b'], train as number, 1)).toThrow(
      new InputError(
        `splitByClass.train: found ${train}, expected an integer of at least 1 or a number greater than 0 and less than 1`,
      ),
    );
  });

  it.each([0.5, -1, Number.NaN])('wants no seed of %s', (seed) => {
    expect(() => splitByClass(samplesOf([10, 20]), ['a', 'b'], 5, seed)).toThrow(
      new InputError(`splitByClass.seed: found ${seed}, expected an integer from 0 to 9007199254740991`),
    );
  });
});
