import { lineChart } from './line-chart.js';
import { numbers, percent, staticPage } from './static-page.js';

/** What a page about a disturbed network shows. Shares are 0…1. */
export interface RobustnessData {
  readonly title: string;
  /** Lines of text, as a terminal has them. */
  readonly text: readonly string[];
  readonly disturbances: readonly {
    readonly name: string;
    readonly unit: string;
    readonly levels: readonly {
      readonly level: number;
      readonly potential: number;
      readonly lenient: number;
      readonly spiking: number;
    }[];
  }[];
}

const rules = [
  { rule: 'potential', name: 'potential rule', color: 'var(--complete)' },
  { rule: 'lenient', name: 'lenient', color: 'var(--pruned)' },
  { rule: 'spiking', name: 'silence is wrong', color: 'var(--best)' },
] as const;

/** Accuracy over the levels of each disturbance, as one HTML page without a script. */
export function robustnessPage({ title, text, disturbances }: RobustnessData): string {
  const sections = disturbances.map(({ name, unit, levels }, index) => ({
    id: `disturbance-${index}`,
    title: name,
    content: lineChart(
      rules.map(({ rule, name, color }) => ({
        ...{ name, color, marks: true },
        points: levels.map((each) => [each.level, each[rule]] as const).sort(([a], [b]) => a - b),
      })),
      { x: unit, y: 'accuracy', format: percent },
    ),
  }));
  return staticPage(title, 'robustness', [...sections, numbers(text)]);
}
