import { type Block, blockBody, blockHtml } from './block.js';
import { decisionLines } from './decision-lines.js';
import { escapeHtml } from './escape-html.js';
import { lineChart, lineStyles } from './line-chart.js';
import { type Heading, staticPage } from './static-page.js';

/** What a page about an evaluated network shows. Shares are 0…1. */
export interface EvaluationData {
  readonly heading: Heading;
  /** All that a terminal says of it, in numbers. */
  readonly blocks: EvaluationBlocks;
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

/** An evaluation in numbers, in the order in which it is read. */
export type EvaluationBlocks = Readonly<
  Record<'accuracy' | 'classes' | 'mistakes' | 'anytime' | 'thresholds' | 'neurons' | 'costs', Block>
>;

/** An evaluated network as one HTML page of tables and drawings, without a script. */
export function evaluationPage(data: EvaluationData): string {
  const { heading, blocks, anytime } = data;
  const answers = lineChart(
    [
      {
        ...{ name: 'decided', color: lineStyles[2].color, stroke: 'dashed' },
        points: anytime.map(({ step, decided }) => [step, 100 * decided]),
      },
      {
        ...{ name: 'decided, and right', color: lineStyles[0].color },
        points: anytime.map(({ step, right }) => [step, 100 * right]),
      },
    ],
    { x: { name: 'step at which the answer is read' }, y: { name: 'samples', unit: '%' } },
  );
  return staticPage(heading, 'evaluation', [
    {
      id: 'accuracy',
      title: 'Accuracy',
      content: [blocks.accuracy, blocks.classes].map(blockHtml).join('\n'),
    },
    {
      id: 'confusion',
      title: 'Confusion matrix',
      content: `${confusionTable(data)}
<p class="caption">A row is a true class, a column the class decided for, by the potential rule.</p>
${blockHtml(blocks.mistakes)}`,
    },
    { id: 'anytime', title: 'Answers at any step', content: `${answers}\n${blockHtml(blocks.anytime)}` },
    {
      id: 'thresholds',
      title: 'Accuracy against latency',
      content: `${tradeOff(data)}\n${blockHtml(blocks.thresholds)}`,
    },
    { id: 'neurons', title: 'Silent neurons', content: blockBody(blocks.neurons) },
    { id: 'costs', title: 'Synaptic operations and energy', content: blockBody(blocks.costs) },
  ]);
}

/** Accuracy over the mean decision step, for each factor on the outputs' threshold with which some output fires. */
function tradeOff({ thresholds }: EvaluationData): string {
  const decided = thresholds.flatMap(({ decisionStep, ...each }) =>
    decisionStep === null ? [] : [{ decisionStep, ...each }],
  );
  if (decided.length === 0) return '<p>No output ever fired.</p>';
  const [potential, spiking] = decisionLines;
  const points = (rule: 'potential' | 'spiking') =>
    decided.map((each) => [each.decisionStep, 100 * each[rule]] as const);
  return `${lineChart(
    [
      { ...potential, points: points('potential'), labels: decided.map(({ factor }) => `× ${factor}`) },
      { ...spiking, points: points('spiking') },
    ],
    { x: { name: 'mean decision step' }, y: { name: 'accuracy', unit: '%' } },
  )}
<p class="caption">Beside each point is the factor on the outputs' threshold.</p>`;
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
