import { completeOptions, type Expression, InputError, type TrialDoc } from '@s4nn/core';
import { exp, log } from '@s4nn/core/math';
import { compile } from './space/compile.js';
import type { Parameter } from './space/space.js';
import { type History, historyOf } from './trials/history.js';

/** What to rank by. */
export interface ImportanceOptions {
  /** Index of the objective, if there are several; default 0. */
  readonly objective?: number;
}

const options = {
  properties: { objective: { type: 'integer', minimum: 0, default: 0 } },
};

/** How much a parameter matters for the rank of a trial. */
export interface Importance {
  /** JSON Pointer to the parameter's expression. */
  readonly label: string;
  /** 0…1; shares sum to 1, or are all 0 if no parameter stands out. */
  readonly share: number;
}

const bins = 64;

/**
 * How much the rank of a trial varies, over the whole space, with each parameter alone: its main effect in the sense of
 * functional ANOVA (Hutter et al. 2014), from a kernel regression on the trials, minus what chance alone would give.
 * Effects that parameters have only together do not show. A parameter under a choice is judged among the
 * trials that have it, and counts as often as they are: whether it exists is the choice's effect. Pruned trials rank
 * behind complete ones, failed ones last; pending ones are left out.
 *
 * It considers the rank of all trials, not which ones are among the best (PED-ANOVA, Watanabe et al. 2023): a search finds its
 * best trials where it looks, so in its own trials the latter shows where it looked rather than what mattered.
 * @returns the most important parameter first.
 * @throws InputError for an objective that trials do not have and a space that cannot be drawn from.
 */
export function importance(
  expression: Expression,
  trials: readonly TrialDoc[],
  given: ImportanceOptions = {},
): Importance[] {
  const { objective } = completeOptions<Required<ImportanceOptions>>('importance', options, given);
  const domain = compile({ expr: expression });
  const { space } = domain;
  const history = historyOf(domain, space, trials);
  const ranks = ranksOf(history, objective);
  const variations = space.map((parameter, index) => {
    const present = [...ranks.keys()].filter((trial) => !Number.isNaN(history.points[trial]![index]!));
    const variation = variationOf(
      parameter,
      present.map((trial) => history.points[trial]![index]!),
      present.map((trial) => ranks.get(trial)!),
    );
    return (present.length / ranks.size) * variation || 0;
  });
  const total = variations.reduce((sum, variation) => sum + variation, 0);
  return space
    .map(({ label }, index) => ({ label, share: total > 0 ? variations[index]! / total : 0 }))
    .sort((a, b) => b.share - a.share);
}

/** The rank of each trial that has ended, best first, as a share 0…1 of all; equal trials share their mean rank. */
function ranksOf({ complete, pruned, failed }: History, objective: number): Map<number, number> {
  const losses = complete.map(({ index, losses }) => ({ index, loss: losses[objective] ?? Number.NaN }));
  if (losses.some(({ loss }) => Number.isNaN(loss))) {
    throw new InputError(
      `Option "objective" of importance: found ${objective}, and trials have no such loss.`,
    );
  }
  const groups = [
    ...groupsBy(
      losses.sort((a, b) => a.loss - b.loss),
      ({ loss }) => `${loss}`,
    ),
    ...groupsBy(pruned, ({ rung, loss }) => `${rung} ${loss}`),
    failed,
  ];
  const count = complete.length + pruned.length + failed.length;
  const ranks = new Map<number, number>();
  let before = 0;
  for (const group of groups) {
    for (const index of group) ranks.set(index, (before + group.length / 2) / count);
    before += group.length;
  }
  return ranks;
}

/** Neighbours that are equal, as the indices of their trials. */
function groupsBy<Ranked extends { readonly index: number }>(
  ranked: readonly Ranked[],
  keyOf: (trial: Ranked) => string,
): number[][] {
  const groups: number[][] = [];
  let last = '';
  for (const trial of ranked) {
    const key = keyOf(trial);
    if (groups.length > 0 && key === last) groups.at(-1)!.push(trial.index);
    else groups.push([trial.index]);
    last = key;
  }
  return groups;
}

/** The variance, over a parameter's range, of the expected rank, minus what chance gives on average. */
function variationOf(parameter: Parameter, coordinates: readonly number[], ranks: readonly number[]): number {
  if (coordinates.length === 0) return 0;
  const { count, binOf, centreOf } = partition(parameter);
  const all = new Float64Array(count);
  const sums = new Float64Array(count);
  coordinates.forEach((coordinate, index) => {
    const bin = binOf(coordinate);
    all[bin]!++;
    sums[bin]! += ranks[index]!;
  });
  const { mean, variance } = momentsOf(ranks);
  const width = Math.max(0.5 / count, bandwidth(coordinates));
  const kernel = (bin: number, other: number): number =>
    centreOf === null ? Number(bin === other) : exp(-0.5 * ((centreOf(bin) - centreOf(other)) / width) ** 2);
  let variation = 0;
  for (let bin = 0; bin < count; bin++) {
    // A trial of unknown rank keeps bins with few trials near the mean.
    let weights = 1;
    let squares = 0;
    let sum = mean;
    for (let other = 0; other < count; other++) {
      const weight = kernel(bin, other);
      weights += weight * all[other]!;
      squares += weight ** 2 * all[other]!;
      sum += weight * sums[other]!;
    }
    variation += ((sum / weights - mean) ** 2 - (variance * squares) / weights ** 2) / count;
  }
  return Math.max(0, variation);
}

function momentsOf(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}

/** How a parameter's values are counted; values of a category have no centre, as they have no neighbours. */
function partition(parameter: Parameter) {
  if (parameter.kind === 'categorical') {
    return { count: parameter.options, binOf: (coordinate: number) => coordinate, centreOf: null };
  }
  const { grid } = parameter.scale;
  if (grid !== null && grid.cells <= bins) {
    const centreOf = (cell: number) => (grid.edge(cell) + grid.edge(cell + 1)) / 2;
    return { count: grid.cells, binOf: grid.cellOf, centreOf };
  }
  return {
    count: bins,
    binOf: (coordinate: number) => Math.min(bins - 1, Math.floor(coordinate * bins)),
    centreOf: (bin: number) => (bin + 0.5) / bins,
  };
}

/** Silverman's rule. */
const bandwidth = (coordinates: readonly number[]): number =>
  0.9 * Math.sqrt(momentsOf(coordinates).variance) * exp(-0.2 * log(coordinates.length));
