/** An expression of hyperopt-js (npm `hyperparameters`): a plain object with a `name`, or any JSON that holds some. */
export type Expression = unknown;

/**
 * What became of a trial. Low losses are good; one with several objectives has all of them in `losses`, and the first as its
 * `loss`. `pruned` carries the loss at the last rung it reached, `fail` may say why.
 */
export type TrialResult =
  | { readonly status: 'new' }
  | { readonly status: 'ok'; readonly loss: number; readonly losses?: readonly number[] }
  | { readonly status: 'pruned'; readonly loss: number; readonly rung: number }
  | { readonly status: 'fail'; readonly failure?: string };

/** A trial in hyperopt-js's shape. */
export interface TrialDoc {
  readonly id: number;
  /** hyperopt-js's job states: 0 new, 1 running, 2 done, 3 error. */
  state: 0 | 1 | 2 | 3;
  /** The space with every expression evaluated. */
  readonly args: unknown;
  result: TrialResult;
  /** What the search itself wants to remember, as JSON; stored with the trial and given back on resume. */
  readonly misc?: unknown;
}

/** The space to search, as hyperopt-js's `Domain` carries it. */
export interface Domain {
  readonly expr: Expression;
}

/** All trials so far, those without a result included. */
export interface Trials {
  readonly trials: readonly TrialDoc[];
}

/**
 * hyperopt-js's own signature of a search: one new trial for each id; fewer, at last none, when nothing is left to try.
 * `seed` is all the randomness it may use, so that a suggestion is a function of the trials it was shown.
 */
export type Algo = (ids: readonly number[], domain: Domain, trials: Trials, seed: number) => TrialDoc[];
