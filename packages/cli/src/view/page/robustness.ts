import type { Robustness } from '@s4nn/measure';
import type { Block, Heading, RobustnessData } from '@s4nn/report';

/**
 * What the page about a disturbed network shows.
 * @param blocks the same as the terminal says it, a disturbance each.
 */
export const robustnessData = (
  heading: Heading,
  { disturbances }: Robustness,
  blocks: readonly Block[],
): RobustnessData => ({
  heading,
  disturbances: disturbances.map(({ quantity, undisturbed, levels }, index) => ({
    quantity,
    levels: [
      { level: 'none', ...undisturbed },
      ...levels.map((each) => ({ ...each, level: String(each.level) })),
    ],
    block: blocks[index]!,
  })),
});
