import { completeOptions, type Expression, type TrialDoc } from '@s4nn/core';
import { isChance } from './importance/chance.js';
import { effectOf } from './importance/effect.js';
import { intervalsOf, sharesOf } from './importance/interval.js';
import { ranksOf } from './importance/ranks.js';
import { compile } from './space/compile.js';
import { historyOf } from './trials/history.js';

/** What to rank by. */
export interface ImportanceOptions {
  /** Index of the objective, if there are several; default 0. */
  readonly objective?: number;
  /** Of the draws that intervals and chance are judged by; default 0. */
  readonly seed?: number;
}

const options = {
  properties: {
    objective: { type: 'integer', minimum: 0, default: 0 },
    seed: { type: 'integer', minimum: 0, default: 0 },
  },
};

/** How much a parameter matters for the rank of a trial. */
export interface Importance {
  /** JSON Pointer to the parameter's expression. */
  readonly label: string;
  /** 0…1; shares sum to 1, or are all 0 if no parameter stands out. */
  readonly share: number;
  /** Where the middle 90 % of the shares lie if the trials are drawn anew from themselves, 0…1. */
  readonly low: number;
  readonly high: number;
  /** Whether chance alone could give as much: then the share says nothing, however large it is. */
  readonly isChance: boolean;
}

/**
 * How much the rank of a trial varies, over the whole space, with each parameter alone: its main effect in the sense of
 * functional ANOVA (Hutter et al. 2014), from a kernel regression on the trials, minus what chance alone would give.
 * Effects that parameters have only together do not show. A parameter under a choice is judged among the
 * trials that have it, and counts as often as they are: whether it exists is the choice's effect. Pruned trials rank
 * behind complete ones, failed ones last; pending ones are left out.
 *
 * It considers the rank of all trials, not which ones are among the best (PED-ANOVA, Watanabe et al. 2023): a search finds its
 * best trials where it looks, so in its own trials the latter shows where it looked rather than what mattered.
 *
 * The interval is a bootstrap's, and chance is judged by permutations: both draw from the seed, so that equal trials give equal
 * answers.
 * @returns the most important parameter first.
 * @throws InputError for an objective that trials do not have and a space that cannot be drawn from.
 */
export function importance(
  expression: Expression,
  trials: readonly TrialDoc[],
  given: ImportanceOptions = {},
): Importance[] {
  const { objective, seed } = completeOptions<Required<ImportanceOptions>>('importance', options, given);
  const domain = compile({ expr: expression });
  const { space } = domain;
  const history = historyOf(domain, space, trials);
  const ranked = [...ranksOf(history, objective)].sort(([a], [b]) => a - b);
  const ranks = Float64Array.from(ranked, ([, rank]) => rank);
  const all = Uint32Array.from(ranks.keys());
  const once = new Uint32Array(ranks.length).fill(1);
  const effects = space.map((parameter, index) =>
    effectOf(
      parameter,
      ranked.map(([trial]) => history.points[trial]![index]!),
    ),
  );
  const shares = sharesOf(effects.map(({ among }) => among(once, all)(ranks)));
  const intervals = intervalsOf(effects, ranks, seed);
  const chances = isChance(effects, ranks, seed);
  return space
    .map(({ label }, index) => ({
      ...{ label, share: shares[index]!, ...intervals[index]! },
      isChance: chances[index]!,
    }))
    .sort((a, b) => b.share - a.share);
}
