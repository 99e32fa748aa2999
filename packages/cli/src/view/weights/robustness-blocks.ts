import { percent } from '@s4nn/core';
import type { Robustness } from '@s4nn/measure';
import type { Block } from '@s4nn/report';

/** What `s4nn robustness` prints: one table per disturbance. */
export const robustnessBlocks = ({ disturbances }: Robustness, seeds: number): Block[] =>
  disturbances.map(({ name, quantity, undisturbed, levels }) => ({
    title: `${name}, ${levels[0]!.potential.values.length === 1 ? 'one run' : `mean ± standard deviation over ${seeds} seeds`}`,
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
