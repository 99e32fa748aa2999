import { labels } from '../arrays.js';
import { type Samples, selectSamples } from '../data/dataset.js';
import type { Encoder } from '../data/encoder.js';
import type { Spikes } from '../data/spikes.js';
import { isInputError } from '../errors.js';
import type { Plugin } from '../plugin.js';
import { random } from '../random.js';
import { assert, type Check } from './check.js';
import { optionsContract, withDefaults } from './options.js';

const kinds: readonly [name: string, low: number, high: number, bytes: boolean][] = [
  ['bytes in 0…255', 0, 255, true],
  ['floats in 0…1', 0, 1, false],
  ['floats in −3…2.5', -3, 2.5, false],
];

/**
 * What every encoder promises: closed options, and spikes that are sound, depend on nothing but the sample, and leave
 * the samples as they were; values outside the samples' range, and NaN, are refused.
 * @param given options that differ from the defaults.
 * @param shape the shape of the samples to try it on.
 */
export function encoderContract(
  plugin: Plugin<'encoder'>,
  given: object = {},
  shape: readonly number[] = [6, 5],
): Check[] {
  const create = (train: Samples): Encoder => plugin.create(withDefaults(plugin, given), train);
  const each = (name: string, run: (samples: Samples, encode: Encoder) => void): Check[] =>
    kinds.map(([kind, low, high, bytes]) => ({
      name: `${name} (${kind})`,
      async run() {
        const samples = example(shape, low, high, bytes);
        run(samples, create(samples));
      },
    }));
  return [
    ...optionsContract(plugin),
    {
      name: 'is an encoder plugin',
      async run() {
        assert(plugin.kind === 'encoder', `kind: found "${plugin.kind}", expected "encoder"`);
      },
    },
    ...each('spikes are sound and sorted', (samples, encode) => {
      const spikes = encode(samples);
      checkSpikes(spikes, samples);
      assert(spikes.neurons.length > 0, 'neurons: found no spike at all');
    }),
    ...each('is pure', (samples, encode) => {
      const before = samples.values.slice();
      const first = fingerprint(encode(samples));
      assert(first === fingerprint(encode(samples)), 'found other spikes the second time');
      assert(first === fingerprint(create(samples)(samples)), 'found other spikes when created twice');
      assert(`${before}` === `${samples.values}`, 'values: found changed after encoding');
    }),
    ...each('a sample has the same spikes in any company', (samples, encode) => {
      const whole = encode(samples);
      const all = Array.from(samples.labels.keys());
      for (const company of [all.toReversed(), ...all.map((sample) => [sample])]) {
        const spikes = encode(selectSamples(samples, company));
        checkShared(whole, spikes);
        for (const [place, sample] of company.entries()) {
          const [found, expected] = [entries(spikes, place), entries(whole, sample)];
          assert(found === expected, `sample ${sample}: found spikes ${found}, expected ${expected}`);
        }
      }
    }),
    ...each('values that are not numbers of the range are refused', (samples, encode) => {
      const [low, high] = samples.range;
      const isFloat = samples.values instanceof Float32Array;
      // Bytes are never out of 0…255.
      const given: Samples = isFloat ? samples : { ...samples, range: [low + 1, high - 1] };
      const wrong = isFloat ? [Number.NaN, Infinity, -Infinity, low - 1, high + 0.5] : [low, high];
      for (const value of wrong) {
        // In any sample, the last one included, where everything else is sound.
        for (const index of [0, samples.values.length - 1]) {
          const values = samples.values.slice().fill((low + high) / 2);
          values[index] = value;
          const error = failureOf(() => encode({ ...given, values }));
          assert(
            isInputError(error),
            `a value of ${value}, range [${given.range}]: found ${error ?? 'spikes'}, expected an InputError; call requireSamples`,
          );
        }
      }
    }),
    ...each('no samples give no spikes', (samples, encode) => {
      const none = selectSamples(samples, []);
      const spikes = encode(none);
      checkSpikes(spikes, none);
      checkShared(encode(samples), spikes);
    }),
  ];
}

function failureOf(run: () => unknown): unknown {
  try {
    run();
    return null;
  } catch (error) {
    return error;
  }
}

/** Twelve samples: all low, all high, the middle, and uniform ones, some values of which are exactly at a bound. */
function example(shape: readonly number[], low: number, high: number, bytes: boolean): Samples {
  const count = 12;
  const features = shape.reduce((product, length) => product * length, 1);
  const draw = random(1, 'encoder contract');
  const values = Array.from({ length: count * features }, (_, index) => {
    const sample = Math.floor(index / features);
    if (sample < 3) return [low, high, (low + high) / 2][sample]!;
    return low + Math.min(1, Math.max(0, draw() * 1.4 - 0.2)) * (high - low);
  });
  return {
    values: bytes ? Uint8Array.from(values) : Float32Array.from(values),
    range: [low, high],
    shape,
    labels: labels(Array.from({ length: count }, (_, sample) => sample % 3)),
  };
}

/** @throws Error naming the first promise of {@link Spikes} that does not hold. */
function checkSpikes({ offsets, neurons, times, labels, inputs, duration }: Spikes, samples: Samples): void {
  const count = samples.labels.length;
  const steps = Number.isInteger(duration) && duration >= 1 && duration <= 65535;
  assert(steps, `duration: found ${duration}, expected an integer in 1…65535`);
  assert(Number.isInteger(inputs) && inputs > 0, `inputs: found ${inputs}, expected a positive integer`);
  assert(`${labels}` === `${samples.labels}`, 'labels: expected those of the samples');
  assert(offsets.length === count + 1, `offsets: found ${offsets.length}, expected ${count} + 1`);
  assert(offsets[0] === 0, `offsets: found a start at ${offsets[0]}, expected 0`);
  const [end, lengths] = [offsets[count]!, `${neurons.length} neurons and ${times.length} times`];
  assert(neurons.length === end && times.length === end, `found ${lengths}, expected ${end} as offsets say`);
  for (let sample = 0; sample < count; sample++) {
    const seen = new Set<number>();
    assert(offsets[sample]! <= offsets[sample + 1]!, `offsets: found a decrease after sample ${sample}`);
    for (let entry = offsets[sample]!; entry < offsets[sample + 1]!; entry++) {
      const [neuron, time] = [neurons[entry]!, times[entry]!];
      const where = `sample ${sample}: neuron ${neuron} at step ${time}`;
      assert(time < duration, `${where}: expected a step below ${duration}; silent neurons are absent`);
      assert(neuron < inputs, `${where}: expected a neuron below ${inputs}`);
      assert(!seen.has(neuron), `${where}: expected at most one spike per neuron`);
      seen.add(neuron);
      if (entry === offsets[sample]) continue;
      const [lastNeuron, lastTime] = [neurons[entry - 1]!, times[entry - 1]!];
      const sorted = lastTime < time || (lastTime === time && lastNeuron < neuron);
      assert(sorted, `${where}: found after neuron ${lastNeuron} at step ${lastTime}, expected sorted`);
    }
  }
}

function checkShared(whole: Spikes, part: Spikes): void {
  const [expected, found] = [whole, part].map(
    ({ inputs, duration }) => `${inputs} inputs, ${duration} steps`,
  );
  assert(found === expected, `found ${found} for some of the samples, expected ${expected} as for all`);
}

const entries = ({ offsets, neurons, times }: Spikes, sample: number): string => {
  const [start, end] = [offsets[sample]!, offsets[sample + 1]!];
  return `neurons [${neurons.subarray(start, end)}] at steps [${times.subarray(start, end)}]`;
};

const fingerprint = ({ offsets, neurons, times, labels, inputs, duration }: Spikes): string =>
  [offsets, neurons, times, labels, inputs, duration].join('|');
