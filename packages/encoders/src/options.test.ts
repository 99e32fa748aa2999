import { InputError, labels, type Samples, type Spikes } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import plain, { latency } from './latency.js';
import logarithmic, { logLatency } from './log-latency.js';
import contrast, { onOff } from './on-off.js';
import ranked, { rankOrder } from './rank-order.js';
import fields, { rangesOf, receptiveFields } from './receptive-fields.js';

const samples: Samples = {
  values: Float32Array.of(0, 0.25, 1, 0.75),
  range: [0, 1],
  shape: [2, 2],
  labels: labels([0]),
};
const ranges = rangesOf(samples);

type Encode = (samples: Samples, options?: never) => Spikes;
const encoders: readonly [name: string, encode: Encode, plugin: typeof plain][] = [
  ['latency', latency, plain],
  ['logLatency', logLatency, logarithmic],
  ['onOff', onOff, contrast],
  ['rankOrder', rankOrder, ranked],
  ['receptiveFields', (samples, options) => receptiveFields(samples, ranges, options), fields],
];

describe.each(encoders)('%s', (name, encode, plugin) => {
  it('has the defaults of its plugin', () => {
    const defaults = Object.entries(plugin.options.properties as Record<string, { default: unknown }>).map(
      ([option, schema]) => [option, schema.default],
    );
    const spikes = plugin.create(Object.fromEntries(defaults) as never, samples)(samples);
    expect(encode(samples)).toEqual(spikes);
    expect(spikes.duration).toBe(256);
  });

  it.each<[unknown, string]>([
    [256, ': found 256, expected an object of options such as { duration: … }'],
    [{ durations: 256 }, ': found an unknown option "durations"; did you mean "duration"?'],
    [{ duration: 0 }, '.duration: found 0, expected an integer from 1 to 65535'],
    [{ duration: 65536 }, '.duration: found 65536, expected an integer from 1 to 65535'],
    [{ duration: 2.5 }, '.duration: found 2.5, expected an integer from 1 to 65535'],
    [{ duration: Number.NaN }, '.duration: found NaN, expected an integer from 1 to 65535'],
    [{ duration: '256' }, '.duration: found "256", expected an integer from 1 to 65535'],
  ])('refuses the options %j', (options, message) => {
    expect(() => encode(samples, options as never)).toThrow(new InputError(name + message));
  });

  it('refuses NaN and values outside the range, by sample and feature', () => {
    for (const wrong of [Number.NaN, -0.001, 1.001, Infinity]) {
      const two = { values: Float32Array.of(...samples.values, 0, 1, 0, wrong), labels: labels([0, 1]) };
      const found = Math.fround(wrong);
      expect(() => encode({ ...samples, ...two })).toThrow(
        new InputError(
          `${name}: found ${found} in sample 1, feature 3, expected values within [0, 1], the range of the samples`,
        ),
      );
    }
    const few = { ...samples, values: samples.values.slice(1) };
    expect(() => encode(few)).toThrow(`${name}: found 3 values, expected 4, 1 labels × shape [2,2]`);
  });
});

it.each<[() => Spikes, string]>([
  [() => latency(samples, { clocks: -1 }), 'latency.clocks: found -1, expected an integer from 0 to 65535'],
  [
    () => logLatency(samples, { smallest: 0 }),
    'logLatency.smallest: found 0, expected a number greater than 0',
  ],
  [
    () => logLatency(samples, { smallest: 1 }),
    'logLatency.smallest: found 1, expected a number greater than 0',
  ],
  [() => logLatency(samples, { smallest: Number.NaN }), 'logLatency.smallest: found NaN'],
  [() => onOff(samples, { radius: 0 }), 'onOff.radius: found 0, expected an integer of at least 1'],
  [
    () => onOff(samples, { threshold: 1 }),
    'onOff.threshold: found 1, expected a number of at least 0.000001',
  ],
  [() => onOff(samples, { center: 2 }), 'option surround: found 2, expected more than option center, 2'],
  [
    () => receptiveFields(samples, ranges, { fields: 2 }),
    'receptiveFields.fields: found 2, expected an integer of at least 3',
  ],
  [
    () => receptiveFields(samples, [...ranges.slice(1), [1, 0]]),
    'receptiveFields: found a range of [1,0] for feature 3',
  ],
  [
    () => receptiveFields(samples, [[Number.NaN, 1], ...ranges.slice(1)]),
    'receptiveFields: found a range of [NaN,1] for feature 0',
  ],
])('%s is refused', (encode, message) => {
  expect(encode).toThrow(message);
});

it('ranges are not taken from values that are NaN', () => {
  const broken = { ...samples, values: Float32Array.of(0, Number.NaN, 1, 1) };
  expect(() => rangesOf(broken)).toThrow('receptiveFields: found NaN in sample 0, feature 1');
});
