import type { Config } from '@s4nn/config';
import {
  completeOptions,
  decide,
  type Evaluation,
  InputError,
  type IntegerLayer,
  type IntegerNetwork,
  indices,
  integerInference,
  type Network,
  outputsOf,
  quantise,
  type Spikes,
  samplesIn,
  summarise,
} from '@s4nn/core';
import { checkOutput, replaceFile, writeOrExplain } from '@s4nn/files';
import { evaluateOnLanes, openLanes } from '@s4nn/lanes';
import { formatIntegerFile, parseIntegerFile, type TestVector } from '@s4nn/weights';
import { loadWeights } from './load-weights.js';
import { shared } from './shared-options.js';

/** How to round weights. */
export interface QuantiseOptions {
  /** Bits per weight: one number, or one per layer. */
  readonly bits: readonly number[];
  /** Number of test vectors in the file: the first test samples, with the results that they must produce. */
  readonly vectors?: number;
  readonly classes?: readonly number[];
  readonly threads?: number | 'auto';
}

const schema = {
  properties: {
    ...shared,
    bits: { type: 'array', items: { type: 'integer' } },
    vectors: { type: 'integer', minimum: 0 },
  },
  required: ['bits'],
};

/** A network after rounding, and its accuracy before and after. */
export interface QuantisedWeights {
  readonly layers: readonly Omit<IntegerLayer, 'weights'>[];
  /** Of the integers in the file, on the test samples. */
  readonly integer: Evaluation;
  /** Of the original weights. */
  readonly original: Evaluation;
}

/**
 * Rounds stored weights to integers, writes them as JSON with thresholds and scales, and evaluates the written file on the
 * test samples in integer arithmetic.
 * @param output the file to write.
 * @throws InputError if the weights do not fit the config's network, the bits are not valid or the file cannot be written.
 */
export async function quantiseWeights(
  config: Config,
  files: readonly string[],
  output: string,
  given: QuantiseOptions,
): Promise<QuantisedWeights> {
  const options = completeOptions<QuantiseOptions>('quantiseWeights', schema, given);
  const { bits, vectors = 0, classes, threads } = options;
  checkOutput(output, [config.source.file, ...files]);
  const count = config.json.network.layers.length;
  if (bits.length !== 1 && bits.length !== count) {
    throw new InputError(
      `--bits: found ${bits.length} numbers, expected one, or ${count} (one per layer of the config)`,
    );
  }
  const { host, network, weights, spikes, names } = await loadWeights(config, files, classes);
  const samples = indices(samplesIn(spikes));
  if (vectors > samples.length) {
    throw new InputError(
      `--vectors: found ${vectors}, expected at most ${samples.length}, the number of test samples`,
    );
  }
  const widths = bits.length === 1 ? network.layers.map(() => bits[0]!) : bits;
  const quantised = quantise(network, weights, widths);
  const text = formatIntegerFile({
    network: quantised,
    classes: names,
    encoder: config.json.encoder,
    vectors: testVectors(network, quantised, spikes, vectors),
  });
  writeOrExplain(output, () => replaceFile(output, text));
  // Evaluate what the file holds, not what is in memory.
  const read = parseIntegerFile(text, output).network;
  await using lanes = openLanes(Promise.resolve(host), config, threads);
  const job = { backend: config.plugins.backend, network, weights, spikes };
  const { evaluation } = await evaluateOnLanes(lanes, config.json, { ...job, detail: 'full' });
  return {
    layers: read.layers.map(({ weights: _, ...layer }) => layer),
    integer: summarise(network, spikes, samples, integerInference(read, spikes, samples)),
    original: evaluation,
  };
}

function testVectors(
  network: Network,
  integers: IntegerNetwork,
  spikes: Spikes,
  count: number,
): TestVector[] {
  const inference = integerInference(integers, spikes, indices(count));
  const { potential } = decide(network, inference);
  const outputs = outputsOf(network);
  return Array.from(potential, (decision, sample): TestVector => {
    const [from, to] = [sample * outputs, (sample + 1) * outputs];
    return {
      sample,
      label: spikes.labels[sample]!,
      spikes: spikesOf(spikes, sample),
      times: [...inference.times.subarray(from, to)],
      sums: [...inference.potentials.subarray(from, to)],
      decision,
    };
  });
}

function spikesOf({ offsets, times, neurons }: Spikes, sample: number): TestVector['spikes'] {
  const start = offsets[sample]!;
  const steps = times.subarray(start, offsets[sample + 1]!);
  return Array.from(steps, (step, at): [number, number] => [step, neurons[start + at]!]);
}
