import { requireWord } from '../complete-options.js';
import type { Evaluation } from '../inference/evaluate.js';
import type { EpochReport } from '../learning/training.js';

/** What a trial can be judged by, read off its validation samples after an epoch; NaN where there is no value. */
export const metrics = {
  /** Share of the samples that the potential rule classifies right. */
  'validation.accuracy': ({ accuracy }) => accuracy.potential,
  /** The same by the lenient rule. */
  'validation.accuracy.lenient': ({ accuracy }) => accuracy.lenient,
  /** The same by the rule that takes the first of tied outputs. */
  'validation.accuracy.first': ({ accuracy }) => accuracy.first,
  /** The same by the rule that counts a tie by its chance. */
  'validation.accuracy.expected': ({ accuracy }) => accuracy.expected,
  /** The same by the rule that counts silence as wrong. */
  'validation.accuracy.spiking': ({ accuracy }) => accuracy.spiking,
  /** Share of the samples on which no output fires. */
  'validation.silent': ({ silent, samples }) => silent / samples,
  /** Share of the samples on which outputs fire first at the same step. */
  'validation.ties': ({ ties, samples }) => ties / samples,
  /** Mean step of the decision. */
  'decision.step': ({ decisionStep }) => decisionStep ?? Number.NaN,
  /** Mean number of spikes until the decision, over all neurons. */
  'spikes.toDecision': ({ spikesToDecision }) => spikesToDecision.reduce((sum, spikes) => sum + spikes, 0),
  /** Number of weights. */
  'network.weights': (_, weights) => weights,
} as const satisfies Record<string, (evaluation: Evaluation, weights: number) => number>;

/** Whether low or high values are better. */
export type Direction = (typeof directions)[number];

/** Both of them. */
export const directions = ['minimize', 'maximize'] as const;

/** Values of the objectives by metric. */
export type Values = Readonly<Record<string, number>>;

/** The name of a metric. */
export type MetricName = keyof typeof metrics;

/** What a sweep optimises. */
export interface Objective {
  readonly metric: MetricName;
  readonly direction: Direction;
}

/** One objective or more; pruners and the choice of the network that is retrained go by the first. */
export type Objectives = readonly [Objective, ...Objective[]];

/**
 * The values of the objectives after an epoch.
 * @param weights number of weights of the network.
 */
export const valuesOf = (objectives: Objectives, { validation }: EpochReport, weights: number): number[] =>
  objectives.map(({ metric }) => metrics[metric](validation!, weights));

/** A value as a loss: lower is better. */
export const lossOf = (direction: Direction, value: number): number =>
  requireWord('direction', direction, directions) === 'minimize' ? value : -value;

/** Values by metric. */
export const named = (
  objectives: readonly { readonly metric: string }[],
  values: readonly number[],
): Values => Object.fromEntries(objectives.map(({ metric }, k) => [metric, values[k]!]));
