import type { Inference } from '../backend.js';
import { type Spikes, samplesIn } from '../data/spikes.js';
import { indices } from '../data/split.js';
import { inputsOf, outputsOf, synapsesOf } from '../layers/shape.js';
import type { Network } from '../network/network.js';
import { confusion } from './confusion.js';
import { decide } from './decide.js';

/** What a network does on labelled samples, in detail; decisions are those of the potential rule. */
export interface Analysis {
  /** Samples by true and by decided class, [classes × classes]. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly ClassAnalysis[];
  /**
   * Mean spike time of each output by true class, [classes × outputs], where silence counts as the duration; null for a
   * class without samples. From an inference of detail `full`: otherwise spikes after the decision may count as silence.
   */
  readonly firingTimes: readonly (readonly number[] | null)[];
  /** [duration + 1] for each step: what an answer that is read there is worth. */
  readonly anytime: readonly Anytime[];
  /** The samples that were decided wrongly, in order. */
  readonly mistakes: readonly Mistake[];
}

/** A sample that was decided wrongly. */
export interface Mistake {
  /** Its index. */
  readonly sample: number;
  /** Its true class, and the decided one. */
  readonly label: number;
  readonly answer: number;
  /** The step of the decision; null where no output fired. */
  readonly step: number | null;
}

/** The samples of one class. */
export interface ClassAnalysis {
  readonly samples: number;
  /** Shares of them, 0…1; 0 without samples. */
  readonly accuracy: number;
  readonly silent: number;
  /** Mean over those with an output spike; null without one. */
  readonly decisionStep: number | null;
  /** Mean spikes of all layers, the input's left out, up to the decision; null without samples. */
  readonly spikesToDecision: number | null;
}

/** If the answer is read at a step. */
export interface Anytime {
  readonly step: number;
  /** Share of the samples that have been decided by an output spike until then. */
  readonly decided: number;
  /** Share of the samples that have been decided, and rightly: undecided ones are wrong. */
  readonly right: number;
}

/**
 * Reads off an inference what it says of classes and of time.
 * @param samples indices into the spikes that were inferred, in their order; all by default.
 */
export function analyse(
  network: Network,
  spikes: Spikes,
  inference: Inference,
  samples: Uint32Array = indices(samplesIn(spikes)),
): Analysis {
  const decisions = decide(network, inference);
  const labels = Array.from(samples, (sample) => spikes.labels[sample]!);
  const outputs = outputsOf(network);
  const layers = network.layers.length;
  const sums = Array.from({ length: outputs }, () => ({
    samples: 0,
    right: 0,
    silent: 0,
    steps: 0,
    spikes: 0,
    times: new Float64Array(outputs),
  }));
  const decided = new Uint32Array(network.duration + 1);
  const right = new Uint32Array(network.duration + 1);
  const mistakes: Mistake[] = [];
  labels.forEach((label, row) => {
    const sum = sums[label]!;
    const answer = decisions.potential[row]!;
    const isRight = answer === label;
    const isSilent = decisions.tied[row] === 0;
    if (!isRight) {
      mistakes.push({
        ...{ sample: samples[row]!, label, answer },
        step: isSilent ? null : decisions.steps[row]!,
      });
    }
    sum.samples++;
    sum.right += Number(isRight);
    for (let o = 0; o < outputs; o++) sum.times[o]! += inference.times[row * outputs + o]!;
    for (let k = 0; k < layers; k++) sum.spikes += inference.spikesToDecision[row * layers + k]!;
    if (isSilent) {
      sum.silent++;
      return;
    }
    const step = decisions.steps[row]!;
    sum.steps += step;
    decided[step]!++;
    if (isRight) right[step]!++;
  });
  let [decidedSoFar, rightSoFar] = [0, 0];
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  return {
    confusion: confusion(decisions, labels, outputs),
    classes: sums.map((sum) => ({
      samples: sum.samples,
      accuracy: share(sum.right, sum.samples),
      silent: share(sum.silent, sum.samples),
      decisionStep: sum.samples === sum.silent ? null : sum.steps / (sum.samples - sum.silent),
      spikesToDecision: sum.samples === 0 ? null : sum.spikes / sum.samples,
    })),
    firingTimes: sums.map((sum) =>
      sum.samples === 0 ? null : Array.from(sum.times, (total) => total / sum.samples),
    ),
    anytime: Array.from(decided, (_, step) => {
      decidedSoFar += decided[step]!;
      rightSoFar += right[step]!;
      return {
        step,
        decided: share(decidedSoFar, labels.length),
        right: share(rightSoFar, labels.length),
      };
    }),
    mistakes,
  };
}

/** Synaptic operations of one sample on average, as NeuroBench (Yik et al. 2023) defines them. */
export interface SynapticOperations {
  /** Every synapse at every step. */
  readonly dense: number;
  /** Multiply-accumulates and accumulates that do something: spikes are binary, so there are only accumulates. */
  readonly effectiveMacs: 0;
  /** An addition for each spike and synapse that it reaches, over the whole duration. */
  readonly effectiveAcs: number;
  /** The same until the decision, where a network may stop. */
  readonly toDecision: number;
}

/**
 * Synaptic operations of a network whose layers spike so often.
 * @param spikes mean number of spikes per sample, of the input and of each layer, over the whole duration.
 * @param spikesToDecision the same up to the decision.
 */
export function synapticOperations(
  network: Network,
  spikes: readonly number[],
  spikesToDecision: readonly number[],
): SynapticOperations {
  const { layers, duration } = network;
  const additions = (counts: readonly number[]): number =>
    layers.reduce((sum, _, k) => sum + counts[k]! * (synapsesOf(network, k) / inputsOf(network, k)), 0);
  return {
    dense: duration * layers.reduce((sum, _, k) => sum + synapsesOf(network, k), 0),
    effectiveMacs: 0,
    effectiveAcs: additions(spikes),
    toDecision: additions(spikesToDecision),
  };
}
