import { percent } from '@s4nn/core';
import type { Robustness } from '@s4nn/measure';
import type { Block } from '@s4nn/report';

/** What `s4nn robustness` prints: one table per disturbance. */
export const robustnessBlocks = ({ disturbances }: Robustness, seeds: number): Block[] =>
  disturbances.map(({ name, quantity, undisturbed, levels }) => ({
    title: `${name}, ${runsText(levels, seeds)}`,
    table: {
      columns: [quantity, 'potential', 'lenient', 'spiking', 'ties', 'silent'],
      rows: [{ level: 'none', ...undisturbed }, ...levels].map(
        ({ level, potential, lenient, spiking, ties, silent }) => [
          String(level),
          ...[potential, lenient, spiking].map(({ mean, sd }) =>
            sd === null ? percent(mean) : `${percent(mean)} ± ${(100 * sd).toFixed(2)}`,
          ),
          ...[ties, silent].map(({ mean }) => percent(mean)),
        ],
      ),
    },
  }));

/** What the numbers of a disturbance are of: one run, where chance has no part in it, or a mean over seeds. */
export const runsText = (levels: Robustness['disturbances'][number]['levels'], seeds: number): string =>
  levels[0]!.potential.values.length === 1 ? 'one run' : `mean ± standard deviation over ${seeds} seeds`;
