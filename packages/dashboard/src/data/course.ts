import { lossOf } from '@s4nn/core';
import { endingsIn } from '@s4nn/log';
import type { BestStep } from '@s4nn/report';
import { perContent } from '../follow/per-content.js';

/** The best value so far, by the first objective: a step for each trial that improved it, and one for the last that ended. */
export const courseOf = perContent(({ records, log }): readonly BestStep[] => {
  const [direction] = log.study.directions;
  const steps: BestStep[] = [];
  let best: number | null = null;
  let last: BestStep | null = null;
  for (const { trial, trials, epochs } of endingsIn(records, log.trials)) {
    const value = trial.state === 'complete' ? trial.values?.[0] : undefined;
    const isBetter =
      value !== undefined && (best === null || lossOf(direction!, value) < lossOf(direction!, best));
    if (isBetter) best = value;
    if (best === null) continue;
    last = { trials, epochs, value: best };
    if (isBetter) steps.push(last);
  }
  return last && steps.at(-1) !== last ? [...steps, last] : steps;
});
