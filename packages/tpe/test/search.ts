import type { Algo, Expression, TrialDoc, TrialResult } from '@s4nn/core';

/** Asks for one trial after the other and lets `judge` say how each ends. */
export function search(
  algo: Algo,
  expr: Expression,
  count: number,
  seed: number,
  judge: (args: never, id: number) => TrialResult,
): TrialDoc[] {
  const trials: TrialDoc[] = [];
  for (let id = 0; id < count; id++) {
    const [trial] = algo([id], { expr }, { trials }, seed);
    trial!.result = judge(trial!.args as never, id);
    trial!.state = trial!.result.status === 'new' ? 1 : 2;
    trials.push(trial!);
  }
  return trials;
}

/** Branin's function on [−5, 10] × [0, 15], and its minimum. */
export const branin = ({ x, y }: { readonly x: number; readonly y: number }): number =>
  (y - (5.1 / (4 * Math.PI ** 2)) * x * x + (5 / Math.PI) * x - 6) ** 2 +
  10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) +
  10;
export const braninMinimum = 0.39788735772973816;
