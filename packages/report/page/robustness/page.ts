import { lineChart } from '@s4nn/charts';
import type { RobustnessData } from '../../src/robustness.js';
import { blockBody } from '../element/block.js';
import { caption } from '../element/caption.js';
import { openDocument } from '../element/document.js';
import { ruleStyles } from '../text/rule-styles.js';

/** The page of a disturbed network: accuracy over the levels of each disturbance. */
export const robustnessPage = ({ heading, disturbances }: RobustnessData): void =>
  openDocument(
    heading,
    disturbances.map(({ name, runs, quantity, levels, block }, index) => ({
      id: `disturbance-${index}`,
      title: name.slice(0, 1).toUpperCase() + name.slice(1),
      draw: (frame) => [
        ...lineChart(
          ruleStyles.map(({ rule, ...line }) => ({
            ...line,
            points: levels.map(({ [rule]: { mean, sd } }, at) => [at, 100 * mean, sd && 100 * sd] as const),
          })),
          {
            x: { name: quantity, categories: levels.map(({ level }) => level) },
            y: { name: 'accuracy', unit: '%' },
          },
          frame.width,
        ),
        caption(`${runs.slice(0, 1).toUpperCase()}${runs.slice(1)}.`),
        ...blockBody(block),
      ],
    })),
  );
