import type { Detail, Inference, Model } from '../backend.js';
import { type Spikes, samplesIn } from '../data/spikes.js';
import { indices } from '../data/split.js';
import { outputsOf } from '../layers/shape.js';
import { type Network, silentReadout } from '../network/network.js';
import { type Decisions, decide } from './decide.js';

/** Share of right answers under each decision rule, 0…1. Silent samples are decided by potential unless said otherwise. */
export interface Accuracy {
  /** Right when the label is among the earliest outputs, as the authors' script counts. Flatters networks that tie. */
  readonly lenient: number;
  /** A tie goes to the lowest class index. */
  readonly first: number;
  /** A tie goes to the largest potential at the tied step. The default of everything in this project. */
  readonly potential: number;
  /** A tie of k outputs counts 1/k when the label is among them. */
  readonly expected: number;
  /** As `potential`, but a sample without an output spike is wrong. */
  readonly spiking: number;
}

/** How a network does on labelled samples. */
export interface Evaluation {
  readonly samples: number;
  readonly accuracy: Accuracy;
  /** Samples whose earliest spike is shared by several outputs. */
  readonly ties: number;
  /** Samples without an output spike. */
  readonly silent: number;
  /** Mean decision step τ over the samples with an output spike; null when there are none. */
  readonly decisionStep: number | null;
  /**
   * Mean number of spikes per sample up to the decision: of the input and of each hidden layer those that the deciding potentials had
   * seen, of the output those that decided.
   */
  readonly spikesToDecision: readonly number[];
  /** Mean number of spikes per sample over the whole duration, of the input and of each layer; null unless the detail was `full`. */
  readonly spikes: readonly number[] | null;
}

/**
 * Evaluates the first network of a model.
 * @param samples indices into the spikes; all by default.
 */
export async function evaluate(
  model: Model,
  spikes: Spikes,
  samples: Uint32Array = indices(samplesIn(spikes)),
  detail: Detail = 'full',
): Promise<Evaluation> {
  const [inference] = await model.infer(spikes, samples, detail);
  return summarise(model.networks[0], spikes, samples, inference!);
}

/** The evaluation of one network's inference over the given samples. */
export function summarise(
  network: Network,
  spikes: Spikes,
  samples: Uint32Array,
  inference: Inference,
): Evaluation {
  const decisions = decide(network, inference);
  const labels = samples.map((sample) => spikes.labels[sample]!);
  const seen = samples.map((sample, row) =>
    inputSpikes(spikes, sample, lastStepSeen(network, decisions, row)),
  );
  const fired = decisions.steps.filter((step) => step < network.duration);
  return {
    samples: samples.length,
    accuracy: accuracy(network, inference, decisions, labels),
    ties: decisions.tied.filter((tied) => tied > 1).length,
    silent: samples.length - fired.length,
    decisionStep: fired.length === 0 ? null : mean(fired),
    spikesToDecision: [
      mean(seen),
      ...means(inference.spikesToDecision, network.layers.length).slice(0, -1),
      mean(decisions.tied),
    ],
    spikes: inference.spikes && [
      mean(samples.map((sample) => spikes.offsets[sample + 1]! - spikes.offsets[sample]!)),
      ...means(inference.spikes, network.layers.length),
    ],
  };
}

function accuracy(
  network: Network,
  inference: Inference,
  decisions: Decisions,
  labels: ArrayLike<number>,
): Accuracy {
  const outputs = outputsOf(network);
  const right = { lenient: 0, first: 0, potential: 0, expected: 0, spiking: 0 };
  for (let sample = 0; sample < labels.length; sample++) {
    const label = labels[sample]!;
    const silent = decisions.tied[sample] === 0;
    const byPotential = decisions.potential[sample] === label;
    const earliest = silent
      ? byPotential
      : inference.times[sample * outputs + label] === decisions.steps[sample];
    if (earliest) right.lenient++;
    if (decisions.first[sample] === label) right.first++;
    if (byPotential) right.potential++;
    if (earliest) right.expected += silent ? 1 : 1 / decisions.tied[sample]!;
    if (byPotential && !silent) right.spiking++;
  }
  const share = (count: number) => (labels.length === 0 ? 0 : count / labels.length);
  return {
    lenient: share(right.lenient),
    first: share(right.first),
    potential: share(right.potential),
    expected: share(right.expected),
    spiking: share(right.spiking),
  };
}

/** The step whose potentials decided a sample. */
const lastStepSeen = (network: Network, decisions: Decisions, sample: number): number =>
  decisions.tied[sample] === 0 ? silentReadout(network) : decisions.steps[sample]! - network.neuron.delay;

/** Input spikes of a sample up to and including a step. */
function inputSpikes(spikes: Spikes, sample: number, step: number): number {
  const start = spikes.offsets[sample]!;
  let end = start;
  while (end < spikes.offsets[sample + 1]! && spikes.times[end]! <= step) end++;
  return end - start;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Column means of [rows × columns]. */
const means = (values: Uint32Array, columns: number): number[] =>
  Array.from({ length: columns }, (_, column) =>
    mean(values.filter((_, index) => index % columns === column)),
  );
