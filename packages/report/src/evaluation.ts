import { escapeHtml } from './escape-html.js';
import { lineChart } from './line-chart.js';
import { numbers, percent, staticPage } from './static-page.js';

/** What a page about an evaluated network shows. Shares are 0…1. */
export interface EvaluationData {
  readonly title: string;
  /** Lines of text, as a terminal has them. */
  readonly text: readonly string[];
  /** Class names, and samples by true and by decided class. */
  readonly names: readonly string[];
  readonly confusion: readonly (readonly number[])[];
  readonly anytime: readonly { readonly step: number; readonly decided: number; readonly right: number }[];
  readonly thresholds: readonly {
    readonly factor: number;
    readonly decisionStep: number | null;
    readonly potential: number;
    readonly spiking: number;
  }[];
}

/** An evaluated network as one HTML page of text, a table and drawings, without a script. */
export function evaluationPage(data: EvaluationData): string {
  const { title, text, anytime, thresholds } = data;
  const decided = thresholds.flatMap(({ decisionStep, ...each }) =>
    decisionStep === null ? [] : [{ decisionStep, ...each }],
  );
  const answers = lineChart(
    [
      {
        name: 'decided',
        color: 'var(--pruned)',
        points: anytime.map(({ step, decided }) => [step, decided]),
      },
      {
        name: 'decided, and right',
        color: 'var(--complete)',
        points: anytime.map(({ step, right }) => [step, right]),
      },
    ],
    { x: 'step at which the answer is read', y: 'share of the samples', format: percent },
  );
  const exchange =
    decided.length === 0
      ? '<p>No output ever fired.</p>'
      : lineChart(
          [
            {
              name: 'potential rule',
              color: 'var(--complete)',
              points: decided.map(({ decisionStep, potential }) => [decisionStep, potential]),
              marks: true,
            },
            {
              name: 'silence is wrong',
              color: 'var(--best)',
              points: decided.map(({ decisionStep, spiking }) => [decisionStep, spiking]),
              marks: true,
            },
          ],
          { x: 'mean decision step', y: 'accuracy', format: percent },
        );
  const factors = decided.map(({ factor }) => factor);
  return staticPage(title, 'evaluation', [
    { id: 'anytime', title: 'If the answer is read at a step', content: answers },
    {
      id: 'thresholds',
      title: 'Accuracy for latency',
      content: `${exchange}
<p class="caption">The outputs' threshold times ${escapeHtml(factors.join(', '))}, from left to right.</p>`,
    },
    {
      id: 'confusion',
      title: 'Which class for which',
      content: `${confusionTable(data)}
<p class="caption">A row a true class, a column what was decided, by the potential rule.</p>`,
    },
    numbers(text),
  ]);
}

/** Counts, the more of a row the stronger its color. */
function confusionTable({ names, confusion }: EvaluationData): string {
  const head = names.map((name) => `<th class="number">${escapeHtml(name)}</th>`).join('');
  const rows = confusion.map((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count, answer) => {
      const share = total === 0 ? 0 : count / total;
      const color = truth === answer ? 'var(--complete)' : 'var(--best)';
      // Mistakes are few: a tenth of a class is as strong as can be.
      const strength = truth === answer ? 25 * share : Math.min(60, 600 * share);
      const style = `background: color-mix(in srgb, ${color} ${strength.toFixed(0)}%, transparent)`;
      return `<td class="number" style="${style}">${count === 0 ? '' : count}</td>`;
    });
    return `<tr><th>${escapeHtml(names[truth]!)}</th>${cells.join('')}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
