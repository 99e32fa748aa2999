import type { Config } from '@s4nn/config';
import {
  decide,
  featuresOf,
  forward,
  InputError,
  type Network,
  neuronsOf,
  outputsOf,
  type Samples,
  type SpikeTimes,
  samplesIn,
  silentReadout,
  timesOfSample,
  type Weights,
} from '@s4nn/core';
import { checkOutput, replaceFile, writeOrExplain } from '@s4nn/files';
import type { ShowData } from '@s4nn/report';
import { headingOf } from './heading.js';
import { loadWeights } from './load-weights.js';
import { meanOfChannels, weightFields } from './weight-fields.js';

/** What to show of a trained network. */
export interface ShowOptions {
  /** Which of the test samples. */
  readonly sample: number;
  /** So many neurons of the first layer with their weights; without, 64 or all where there are fewer. */
  readonly neurons?: number;
  readonly classes?: readonly number[];
}

/** Test samples whose latencies are counted: the reference engine runs them. */
const latencySamples = 200;

/**
 * Writes a page about stored weights at work on one test sample: its spikes through all layers, the outputs' potentials and
 * the step that decided, weights as images, and when neurons fire.
 * @returns what was shown and decided, in a sentence.
 * @throws InputError when the weights do not fit, there is no such sample or neuron, or the file cannot be written.
 */
export async function showNetwork(
  config: Config,
  files: readonly string[],
  page: string,
  options: ShowOptions,
): Promise<string> {
  checkOutput(page, [config.source.file, ...files]);
  const { network, weights, spikes, names, samples } = await loadWeights(config, files, options.classes);
  const { sample } = options;
  const count = samplesIn(spikes);
  if (sample >= count) {
    throw new InputError(`--sample: found ${sample}, expected one of the test samples, 0…${count - 1}`);
  }
  const size = neuronsOf(network, 0);
  const { neurons = Math.min(64, size) } = options;
  if (neurons < 1 || neurons > size) {
    throw new InputError(`--neurons: found ${neurons}, expected 1…${size}, as the first layer has ${size}`);
  }
  const times = forward(network, weights, timesOfSample(spikes, sample));
  const curves = potentialCurves(network, weights.at(-1)!, times.at(-2)!, everyOne(outputsOf(network)));
  const { answer, step } = decisionOf(network, times.at(-1)!, curves);
  const truth = spikes.labels[sample]!;
  const how = step === null ? 'by potential, as no output fired' : `at step ${step}`;
  const said = `Test sample ${sample}: true class ${names[truth]}, decided ${names[answer]} ${how} — ${answer === truth ? 'right' : 'wrong'}`;
  const data: ShowData = {
    heading: headingOf(config, files, count),
    caption: said,
    duration: network.duration,
    image: imageOf(samples, sample),
    decision: step,
    layers: times.map((layer, k) => ({
      name: nameOf(k, times.length),
      size: layer.length,
      names: k === times.length - 1 ? names : null,
      spikes: Array.from(layer, (time, neuron): [number, number] => [time, neuron]).filter(
        ([time]) => time < network.duration,
      ),
    })),
    potentials: [
      ...network.layers.slice(0, -1).map((_, k) => hiddenPotentials(network, weights[k]!, times, k)),
      {
        layer: nameOf(times.length - 1, times.length),
        threshold: network.layers.at(-1)!.threshold,
        caption: `All ${curves.length}; those that are neither the true class nor decided are pale. ${firingNote}`,
        neurons: curves.map((values, output) => ({
          name: [
            names[output],
            ...(output === truth ? ['true class'] : []),
            ...(output === answer ? ['decided'] : []),
          ].join(', '),
          values,
          fires: firingStep(network, times.at(-1)![output]!),
          isPale: output !== truth && output !== answer,
        })),
      },
    ],
    fields: weightFields(network, weights[0]!, samples, neurons),
    ...latenciesOf(
      network,
      weights,
      (index) => timesOfSample(spikes, index),
      Math.min(count, latencySamples),
    ),
  };
  // It holds a plotting library as text, which other commands do without.
  const { showPage } = await import('@s4nn/report');
  writeOrExplain(page, () => replaceFile(page, showPage(data)));
  return said;
}

const nameOf = (k: number, count: number): string =>
  k === 0 ? 'input' : k === count - 1 ? 'outputs' : count === 3 ? 'hidden' : `hidden ${k}`;

const firingNote = 'A dot is a spike; a neuron fires once, whatever its potential does then.';

const firingStep = ({ duration }: Network, time: number): number | null => (time < duration ? time : null);

/** So many neurons of a hidden layer, at most, have their potentials drawn. */
const drawnNeurons = 8;

/** Those that fired first, or, where fewer did, some that did not. */
function hiddenPotentials(
  network: Network,
  weights: Weights,
  times: readonly SpikeTimes[],
  k: number,
): ShowData['potentials'][number] {
  const fired = times[k + 1]!;
  const first = everyOne(fired.length)
    .sort((one, other) => fired[one]! - fired[other]! || one - other)
    .slice(0, drawnNeurons);
  const curves = potentialCurves(network, weights, times[k]!, first);
  return {
    layer: nameOf(k + 1, times.length),
    threshold: network.layers[k]!.threshold,
    caption: `The ${first.length} of ${fired.length} that fired first. ${firingNote}`,
    neurons: first.map((neuron, index) => ({
      name: `neuron ${neuron}`,
      values: curves[index]!,
      fires: firingStep(network, fired[neuron]!),
      isPale: false,
    })),
  };
}

const everyOne = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** [neurons][duration] potentials of some neurons of a layer at every step. */
function potentialCurves(
  { duration }: Network,
  weights: Weights,
  input: SpikeTimes,
  neurons: readonly number[],
): number[][] {
  const steps = everyOne(duration).map((): number[] => []);
  input.forEach((time, index) => {
    if (time < duration) steps[time]!.push(index);
  });
  return neurons.map((neuron) => {
    let potential = 0;
    return steps.map((arriving) => {
      for (const index of arriving) potential += weights[neuron * input.length + index]!;
      return potential;
    });
  });
}

/** The class by the potential rule, and the step that decided; null where no output fired. */
function decisionOf(network: Network, times: SpikeTimes, curves: readonly (readonly number[])[]) {
  const earliest = Math.min(...times);
  const isSilent = earliest === network.duration;
  const at = isSilent ? silentReadout(network) : earliest - network.neuron.delay;
  const read = Float64Array.from(curves, (curve) => curve[at]!);
  const layers = network.layers.length;
  const inference = { times, potentials: read, spikesToDecision: new Uint32Array(layers), spikes: null };
  return { answer: decide(network, inference).potential[0]!, step: isSilent ? null : earliest };
}

/** A sample as an image; of several channels, their mean. */
function imageOf(samples: Samples, sample: number): ShowData['image'] {
  const [rows, columns, channels = 1] = samples.shape;
  if (rows === undefined || columns === undefined) return null;
  const features = featuresOf(samples);
  const values = samples.values.subarray(sample * features, (sample + 1) * features);
  return { rows, columns, values: meanOfChannels(values, channels) };
}

/** How many spikes of each layer come at each step, over the first samples. */
function latenciesOf(
  network: Network,
  weights: readonly Weights[],
  inputOf: (sample: number) => SpikeTimes,
  count: number,
): Pick<ShowData, 'latencies' | 'latencySamples'> {
  const counts = Array.from({ length: network.layers.length + 1 }, () =>
    new Array<number>(network.duration).fill(0),
  );
  for (let sample = 0; sample < count; sample++) {
    forward(network, weights, inputOf(sample)).forEach((times, k) => {
      for (const time of times) if (time < network.duration) counts[k]![time]!++;
    });
  }
  return {
    latencies: counts.map((each, k) => ({ name: nameOf(k, counts.length), counts: each })),
    latencySamples: count,
  };
}
