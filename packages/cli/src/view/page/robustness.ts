import type { Robustness } from '@s4nn/measure';
import type { Block, Heading, RobustnessData } from '@s4nn/report';
import { runsText } from '../weights/robustness-blocks.js';

/**
 * The data of the page about a disturbed network.
 * @param blocks what the terminal prints, one block per disturbance.
 */
export const robustnessData = (
  heading: Heading,
  { disturbances }: Robustness,
  blocks: readonly Block[],
  seeds: number,
): RobustnessData => ({
  heading,
  disturbances: disturbances.map(({ name, quantity, undisturbed, levels }, index) => ({
    ...{ name, quantity, runs: runsText(levels, seeds) },
    levels: [
      { level: 'none', ...undisturbed },
      ...levels.map((each) => ({ ...each, level: String(each.level) })),
    ],
    block: blocks[index]!,
  })),
});
