import type { GrowingState } from '@s4nn/log';
import type { BestStep } from '@s4nn/report';

/** The best value so far, by the first objective: a step for each trial that improved it, and one for the last that ended. */
export function courseOf({ improvements, endings }: GrowingState): BestStep[] {
  const steps = improvements.map(({ trials, epochs, value }) => ({ trials, epochs, value }));
  const last = endings.at(-1);
  const best = steps.at(-1);
  return !last || !best || best.trials === last.trials
    ? steps
    : [...steps, { trials: last.trials, epochs: last.epochs, value: best.value }];
}
