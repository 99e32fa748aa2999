import { counted, valueText } from '@s4nn/core';
import type { Comparison } from '@s4nn/sweep';
import type { Colours } from '../../terminal.js';
import { table } from '../table.js';

/** The best so far of two sweeps after the same effort, one table per objective. */
export function soFarTables({ sweeps, bestSoFar }: Comparison, colours: Colours): string[][] {
  if (!bestSoFar || bestSoFar.trials.length === 0) return [];
  return sweeps[0].objectives.map(({ metric }, k) =>
    table(
      [`best ${metric} after`, ...sweeps.map(({ name }) => name)],
      (['trials', 'epochs'] as const).flatMap((effort) =>
        bestSoFar[effort].map(({ after, values }) => [
          counted(after, effort.slice(0, -1)),
          ...values.map((each) => (each[k] == null ? 'none' : valueText(metric, each[k]))),
        ]),
      ),
      colours,
    ),
  );
}
