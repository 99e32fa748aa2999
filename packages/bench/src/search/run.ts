import { type Algo, random, type TrialDoc } from '@s4nn/core';
import { expressionOf, parametersOf } from './expression.js';
import type { Problem } from './problem.js';

/** A run of one search on one problem with one seed. */
export interface Run {
  readonly problem: string;
  readonly seed: number;
  /** [evaluations] noiseless value of the best observation so far; null before the first success. */
  readonly curve: readonly (number | null)[];
  /** Evaluations without a value. */
  readonly failed: number;
  /** Evaluations of parameters that had been evaluated before. */
  readonly duplicates: number;
  /** Mean time of a suggestion. */
  readonly milliseconds: number;
}

/** Searches a problem: one evaluation after the other, each observed with the problem's noise. */
export function runSearch(problem: Problem, algo: Algo, seed: number, evaluations: number): Run {
  const expr = expressionOf(problem.space);
  const trials: TrialDoc[] = [];
  const curve: (number | null)[] = [];
  const seen = new Set<string>();
  let best = Number.POSITIVE_INFINITY;
  let incumbent: number | null = null;
  let failed = 0;
  let milliseconds = 0;
  for (let id = 0; id < evaluations; id++) {
    const start = performance.now();
    const [trial] = algo([id], { expr }, { trials }, seed);
    milliseconds += performance.now() - start;
    seen.add(JSON.stringify(trial!.args));
    const { value, noiseless } = problem.evaluate(parametersOf(problem.space, trial!.args));
    trial!.state = 2;
    trials.push(trial!);
    if (value === null) {
      failed++;
      trial!.result = { status: 'fail' };
    } else {
      const loss = value + problem.noise_sd * gaussian(seed, problem.name, id);
      trial!.result = { status: 'ok', loss };
      if (loss < best) {
        best = loss;
        incumbent = noiseless;
      }
    }
    curve.push(incumbent);
  }
  const duplicates = evaluations - seen.size;
  return { problem: problem.name, seed, curve, failed, duplicates, milliseconds: milliseconds / evaluations };
}

/** A standard normal number (Box and Muller). */
function gaussian(seed: number, problem: string, index: number): number {
  const draw = random(seed, `noise of ${problem}`, index);
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}
