import { type Block, blockBody } from './block.js';
import { decisionLines } from './decision-lines.js';
import { lineChart } from './line-chart.js';
import { type Heading, staticPage } from './static-page.js';

/** What a page about a disturbed network shows. Shares are 0…1. */
export interface RobustnessData {
  readonly heading: Heading;
  readonly disturbances: readonly {
    /** What a level is, with its unit. */
    readonly quantity: string;
    /** From the undisturbed network on, to the strongest disturbance. */
    readonly levels: readonly ({ readonly level: string } & Readonly<
      Record<(typeof decisionLines)[number]['rule'], { readonly mean: number; readonly sd: number | null }>
    >)[];
    /** The same in numbers, and its title. */
    readonly block: Block;
  }[];
}

/** Accuracy over the levels of each disturbance, as one HTML page without a script. */
export function robustnessPage({ heading, disturbances }: RobustnessData): string {
  const sections = disturbances.map(({ quantity, levels, block }, index) => ({
    id: `disturbance-${index}`,
    title: block.title,
    content: [
      lineChart(
        decisionLines.map(({ rule, ...line }) => ({
          ...line,
          points: levels.map(({ [rule]: { mean, sd } }, at) => [at, 100 * mean, sd && 100 * sd] as const),
        })),
        {
          x: { name: quantity, categories: levels.map(({ level }) => level) },
          y: { name: 'accuracy', unit: '%' },
        },
      ),
      blockBody(block),
    ].join('\n'),
  }));
  return staticPage(heading, 'robustness', sections);
}
