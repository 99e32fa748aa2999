import { InputError, labels, type Samples, timesOfSample } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import plugin, { rangesOf, receptiveFields } from './receptive-fields.js';

const table = (features: number, ...values: number[]): Samples => ({
  values: Float32Array.from(values),
  range: [-100, 100],
  shape: [features],
  labels: labels(new Uint16Array(values.length / features)),
});
const timesOf = (
  samples: Samples,
  ranges: ReturnType<typeof rangesOf>,
  fields: number,
  duration: number,
): number[] => [...timesOfSample(receptiveFields(samples, ranges, { fields, duration }), 0)];

describe('receptive fields', () => {
  it('takes the range of each feature from the training samples', () => {
    expect(rangesOf(table(2, 1, -5, 3, 7, 2, 0))).toEqual([
      [1, 3],
      [-5, 7],
    ]);
  });

  it('gives the times of the formula', () => {
    // Range 0…6, five fields: centres −1, 1, 3, 5, 7 and σ 4/3; distances in σ: 3, 1.5, 0, 1.5, 3.
    expect(timesOf(table(1, 3), [[0, 6]], 5, 1000)).toEqual([989, 675, 0, 675, 989]);
    // x = 0: distances 0.75, 0.75, 2.25, 3.75 (999.1) and 5.25 (silent) σ.
    expect(timesOf(table(1, 0), [[0, 6]], 5, 1000)).toEqual([245, 245, 920, 999, 1000]);
  });

  it('gives each feature its own neurons, in the order of the centres', () => {
    const spikes = receptiveFields(
      table(2, 0, 30),
      [
        [0, 6],
        [10, 30],
      ],
      { fields: 3, duration: 100 },
    );
    expect(spikes.inputs).toBe(6);
    // Three fields have σ = 2/3 of the spacing, which is the range itself: −½, ½ and 3/2 ranges from the low end.
    expect([...timesOfSample(spikes, 0)]).toEqual([25, 25, 92, 92, 25, 25]);
  });

  it('continues outside the range', () => {
    expect(timesOf(table(1, 7), [[0, 6]], 5, 1000)).toEqual([1000, 1000, 989, 675, 0]);
    expect(timesOf(table(1, 99), [[0, 6]], 5, 1000)).toEqual([1000, 1000, 1000, 1000, 1000]);
  });

  it('has only two answers for a feature that was constant', () => {
    expect(timesOf(table(1, 4), [[4, 4]], 4, 50)).toEqual([0, 0, 0, 0]);
    expect(timesOf(table(1, 4.5), [[4, 4]], 4, 50)).toEqual([50, 50, 50, 50]);
  });

  it('fits on the training samples, not on those it encodes', () => {
    const encode = plugin.create({ duration: 1000, fields: 5, clocks: 0 } as never, table(1, 0, 6, 2));
    expect([...timesOfSample(encode(table(1, 3)), 0)]).toEqual([989, 675, 0, 675, 989]);
  });

  it('adds clocks after the fields of all features', () => {
    const options = { duration: 1000, fields: 5, clocks: 2 };
    const encode = plugin.create(options as never, table(1, 0, 6, 2));
    expect([...timesOfSample(encode(table(1, 3)), 0)]).toEqual([989, 675, 0, 675, 989, 0, 500]);
  });

  it('refuses to fit on nothing, and samples with other features', () => {
    expect(() => rangesOf(table(2))).toThrow(
      new InputError(
        'receptive-fields encoder: found no training samples, expected at least one to take the ranges from',
      ),
    );
    expect(() => receptiveFields(table(2, 1, 2), [[0, 1]])).toThrow(
      new InputError(
        'receptive-fields encoder: found samples of 2 features, expected 1 as in training; encode samples of the dataset that it was made for',
      ),
    );
  });
});
