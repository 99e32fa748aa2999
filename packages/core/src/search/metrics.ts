import type { Evaluation } from '../inference/evaluate.js';
import type { EpochReport } from '../learning/training.js';

/** What a trial can be judged by, read off its validation samples after an epoch; NaN where there is no value. */
export const metrics = {
  'validation.accuracy': ({ accuracy }) => accuracy.potential,
  'validation.accuracy.lenient': ({ accuracy }) => accuracy.lenient,
  'validation.accuracy.first': ({ accuracy }) => accuracy.first,
  'validation.accuracy.expected': ({ accuracy }) => accuracy.expected,
  'validation.accuracy.spiking': ({ accuracy }) => accuracy.spiking,
  'validation.silent': ({ silent, samples }) => silent / samples,
  'validation.ties': ({ ties, samples }) => ties / samples,
  'decision.step': ({ decisionStep }) => decisionStep ?? Number.NaN,
  'spikes.toDecision': ({ spikesToDecision }) => spikesToDecision.reduce((sum, spikes) => sum + spikes, 0),
  'network.weights': (_, weights) => weights,
} as const satisfies Record<string, (evaluation: Evaluation, weights: number) => number>;

/** Whether low or high values are good. */
export type Direction = 'minimize' | 'maximize';

/** Values of the objectives by metric. */
export type Values = Readonly<Record<string, number>>;

/** The name of a metric. */
export type MetricName = keyof typeof metrics;

/** What a sweep is after. */
export interface Objective {
  readonly metric: MetricName;
  readonly direction: Direction;
}

/** One objective or more; pruners and the choice of the network that is retrained go by the first. */
export type Objectives = readonly [Objective, ...Objective[]];

/** The values of the objectives after an epoch of a network with so many weights. */
export const valuesOf = (objectives: Objectives, { validation }: EpochReport, weights: number): number[] =>
  objectives.map(({ metric }) => metrics[metric](validation!, weights));

/** A value as a loss: the less the better. */
export const lossOf = (direction: Direction, value: number): number =>
  direction === 'minimize' ? value : -value;

/** Values by metric. */
export const named = (
  objectives: readonly { readonly metric: string }[],
  values: readonly number[],
): Values => Object.fromEntries(objectives.map(({ metric }, k) => [metric, values[k]!]));
