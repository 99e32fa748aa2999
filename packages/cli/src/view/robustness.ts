import type { Robustness } from '@s4nn/sweep';
import { percent } from './format.js';
import { table } from './table.js';

/** A table for each disturbance. */
export function robustnessLines(all: readonly Robustness[], seeds: number): string[] {
  return all.flatMap(({ name, unit, levels }, index) => [
    ...(index === 0 ? [] : ['']),
    `${name}, ${levels[0]!.potential.values.length === 1 ? 'one run' : `mean ± standard deviation over ${seeds} seeds`}:`,
    ...table(
      [unit, 'potential', 'lenient', 'spiking', 'silent'],
      levels.map(({ level, potential, lenient, spiking, silent }) => [
        String(level),
        ...[potential, lenient, spiking].map(({ mean, sd }) =>
          sd === null ? percent(mean) : `${percent(mean)} ± ${(100 * sd).toFixed(2)}`,
        ),
        percent(silent.mean),
      ]),
    ).map((line) => `  ${line}`),
  ]);
}
