import { describe, expect, it } from 'vitest';
import { spikeTimes } from '../arrays.js';
import { featuresOf, type Samples } from '../data/dataset.js';
import type { Encoder } from '../data/encoder.js';
import { requireSamples } from '../data/require-samples.js';
import { collectSpikes, type Spikes } from '../data/spikes.js';
import type { Plugin } from '../plugin.js';
import { encoderContract } from './encoder.js';

const closed = { type: 'object', additionalProperties: false, properties: {} };

/** The messages of the checks that do not hold. */
async function failures(create: (train: Samples) => Encoder, kind = 'encoder'): Promise<string[]> {
  const messages: string[] = [];
  const plugin: Plugin<'encoder'> = {
    kind: kind as 'encoder',
    options: closed,
    create: (_, train) => create(train),
  };
  for (const check of encoderContract(plugin)) {
    await check.run().catch((error: Error) => messages.push(error.message));
  }
  return messages;
}

const unchecked: Encoder = (samples) => {
  const [low, high] = samples.range;
  const features = featuresOf(samples);
  return collectSpikes(samples.labels, features, 20, (sample, times) => {
    for (let f = 0; f < features; f++) {
      times[f] = Math.floor((20 * (high - samples.values[sample * features + f]!)) / (high - low));
    }
  });
};

const sound: Encoder = (samples) => {
  requireSamples('sound', samples);
  return unchecked(samples);
};

const changed =
  (change: (spikes: Spikes) => Partial<Spikes>): Encoder =>
  (samples) => {
    const spikes = sound(samples);
    return { ...spikes, ...change(spikes) };
  };

describe('encoder contract', () => {
  it('accepts a sound encoder', async () => {
    expect(await failures(() => sound)).toEqual([]);
  });

  let calls = 0;
  it.each<[string, Encoder, RegExp]>([
    ['a time that means silent', changed(() => ({ duration: 19 })), /at step 19: expected a step below 19/],
    [
      'a duration of 0',
      changed(() => ({ duration: 0 })),
      /^duration: found 0, expected an integer in 1…65535$/,
    ],
    [
      'values that are unchecked',
      unchecked,
      /^a value of NaN, range \[0,1\]: found spikes, expected an InputError/,
    ],
    [
      'bytes that are unchecked',
      unchecked,
      /^a value of 0, range \[1,254\]: found spikes, expected an InputError; call requireSamples$/,
    ],
    [
      'a neuron that is not',
      changed(() => ({ inputs: 29 })),
      /neuron 29 at step \d+: expected a neuron below 29$/,
    ],
    [
      'unsorted times',
      changed(({ times }) => ({ times: spikeTimes(times.slice().reverse()) })),
      /expected sorted$/,
    ],
    [
      'unsorted neurons in a step',
      changed(({ neurons }) => ({ neurons: neurons.map((neuron) => 29 - neuron) })),
      /expected sorted$/,
    ],
    [
      'two spikes of one neuron',
      changed(({ neurons }) => ({ neurons: neurons.map(() => 0) })),
      /expected at most one spike per neuron$/,
    ],
    [
      'offsets that start late',
      changed(({ offsets }) => ({ offsets: offsets.map((offset, place) => (place === 0 ? 1 : offset)) })),
      /^offsets: found a start at 1, expected 0$/,
    ],
    [
      'an offset too few',
      changed(({ offsets }) => ({ offsets: offsets.slice(1) })),
      /^offsets: found \d+, expected \d+ \+ 1$/,
    ],
    [
      'a spike beyond the offsets',
      changed(({ neurons }) => ({ neurons: Uint16Array.of(...neurons, 0) })),
      /^found \d+ neurons and \d+ times, expected \d+ as offsets say$/,
    ],
    [
      'no spike at all',
      (samples) => collectSpikes(samples.labels, 30, 20, (_, times) => times.fill(20)),
      /no spike/,
    ],
    [
      'another result each time',
      changed(({ times }) => ({ times: spikeTimes(times.map(() => calls++ % 7)) })),
      /^found other spikes the second time$/,
    ],
    [
      'writing into the samples',
      (samples) => {
        const spikes = sound(samples);
        samples.values.fill(samples.range[0]);
        return spikes;
      },
      /^values: found changed after encoding$|^found other spikes/,
    ],
    [
      'a look at the other samples',
      (samples) => {
        const high = Math.max(samples.range[0] + 1e-9, ...samples.values);
        return sound({ ...samples, range: [samples.range[0], high] });
      },
      /^sample \d+: found spikes neurons \[.*\] at steps \[.*\], expected neurons/,
    ],
    [
      'inputs that depend on the samples',
      changed(({ labels }) => ({ inputs: 30 + labels.length })),
      /^found \d+ inputs, 20 steps for some of the samples, expected 42 inputs, 20 steps as for all$/,
    ],
  ])('refuses %s', async (_, encode, message) => {
    expect(await failures(() => encode)).toContainEqual(expect.stringMatching(message));
  });

  it('refuses another kind of plugin', async () => {
    expect(await failures(() => sound, 'dataset')).toEqual(['kind: found "dataset", expected "encoder"']);
  });
});
