import { type Expression, InputError, type TrialDoc } from '@s4nn/core';
import { type History, historyOf } from './history.js';
import { type Parameter, spaceOf } from './space.js';

/** Which trials count as good. */
export interface ImportanceOptions {
  /** Share of the trials asked for at about the same time that are; default 0.1. */
  readonly top?: number;
  /** Which objective is asked about, where there are several; default 0. */
  readonly objective?: number;
}

/** How much a parameter has to do with whether a trial is good. */
export interface Importance {
  /** JSON Pointer to the parameter's expression. */
  readonly label: string;
  /** 0…1; they sum to 1, or are all 0 where nothing can be told. */
  readonly share: number;
}

const bins = 64;
const atATime = 40;
const mostStretches = 10;

/**
 * What mattered: how much the chance of a trial to be among the best varies with each parameter alone (PED-ANOVA, Watanabe
 * et al. 2023, arXiv 2304.10255), beyond what chance gives on average. Effects that parameters have only
 * together do not show. A parameter under a choice is judged among the trials that have it, and counts as often as they
 * are: whether it exists is the choice's effect. Trials compete with the forty or more asked for around the same time: a search
 * narrows everything as it goes on, and would make look important what only changed along with it. Failed and pruned trials are not good; pending ones are left out.
 * @returns most important first.
 * @throws InputError for options out of range and a space that cannot be drawn from.
 */
export function importance(
  expression: Expression,
  trials: readonly TrialDoc[],
  { top = 0.1, objective = 0 }: ImportanceOptions = {},
): Importance[] {
  if (!(top > 0 && top < 1)) {
    throw new InputError(
      `Option "top" of importance: found ${String(top)}, expected a number between 0 and 1.`,
    );
  }
  const space = spaceOf(expression);
  const history = historyOf({ expr: expression }, space, trials);
  const pending = new Set(history.pending);
  const ended = [...history.points.keys()].filter((index) => !pending.has(index));
  const good = goodTrials(history, ended, top, objective);
  const variations = space.map((parameter, index) => {
    const present = ended.filter((trial) => !Number.isNaN(history.points[trial]![index]!));
    const coordinates = present.map((trial) => history.points[trial]![index]!);
    const variation = variationOf(
      parameter,
      coordinates,
      present.map((trial) => good.has(trial)),
    );
    return (present.length / ended.length) * variation || 0;
  });
  const total = variations.reduce((sum, variation) => sum + variation, 0);
  return space
    .map(({ label }, index) => ({ label, share: total > 0 ? variations[index]! / total : 0 }))
    .sort((a, b) => b.share - a.share);
}

/** The best of each stretch of trials, with those that equal the last of them unless these are too many to be good. */
function goodTrials(
  { complete }: History,
  ended: readonly number[],
  top: number,
  objective: number,
): Set<number> {
  const losses = new Map(complete.map((trial) => [trial.index, trial.losses[objective] ?? Number.NaN]));
  if ([...losses.values()].some(Number.isNaN)) {
    throw new InputError(
      `Option "objective" of importance: found ${objective}, and trials have no such loss.`,
    );
  }
  const good = new Set<number>();
  const stretches = Math.min(mostStretches, Math.max(1, Math.round(ended.length / atATime)));
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * ended.length) / stretches);
    const to = Math.floor(((stretch + 1) * ended.length) / stretches);
    const rivals = ended.slice(from, to).filter((index) => losses.has(index));
    const sorted = rivals.map((index) => losses.get(index)!).sort((a, b) => a - b);
    const count = Math.ceil(top * (to - from));
    const threshold = sorted[Math.min(count, sorted.length) - 1]!;
    const withEquals = sorted.filter((loss) => loss <= threshold).length <= 2 * count;
    for (const index of rivals) {
      const loss = losses.get(index)!;
      if (loss < threshold || (withEquals && loss === threshold)) good.add(index);
    }
  }
  return good;
}

/** The variance, over trials, of the chance to be good given the parameter, beyond what chance gives on average. */
function variationOf(parameter: Parameter, coordinates: readonly number[], good: readonly boolean[]): number {
  const { count, binOf, centreOf } = partition(parameter);
  const all = new Float64Array(count);
  const best = new Float64Array(count);
  coordinates.forEach((coordinate, index) => {
    const bin = binOf(coordinate);
    all[bin]!++;
    if (good[index]) best[bin]!++;
  });
  const positions = coordinates.filter((_, index) => good[index]);
  const rate = positions.length / coordinates.length;
  const width = Math.max(0.5 / count, bandwidth(positions));
  const kernel = (bin: number, other: number): number =>
    centreOf === null
      ? Number(bin === other)
      : Math.exp(-0.5 * ((centreOf(bin) - centreOf(other)) / width) ** 2);
  let variation = 0;
  for (let bin = 0; bin < count; bin++) {
    // A trial of no known outcome keeps bins with few trials near the mean.
    let weights = 1;
    let squares = 0;
    let hits = rate;
    for (let other = 0; other < count; other++) {
      const weight = kernel(bin, other);
      weights += weight * all[other]!;
      squares += weight ** 2 * all[other]!;
      hits += weight * best[other]!;
    }
    const byChance = (rate * (1 - rate) * squares) / weights ** 2;
    variation += (all[bin]! / coordinates.length) * ((hits / weights - rate) ** 2 - byChance);
  }
  return Math.max(0, variation);
}

/** How a parameter's values are counted; those of a category have no centre, as they have no neighbours. */
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

/** Silverman's rule for the positions of the good trials. */
function bandwidth(positions: readonly number[]): number {
  const mean = positions.reduce((sum, position) => sum + position, 0) / positions.length;
  const variance = positions.reduce((sum, position) => sum + (position - mean) ** 2, 0) / positions.length;
  return 1.06 * Math.sqrt(variance) * positions.length ** -0.2;
}
