import type { Evaluation } from '@s4nn/core';
import { percent, valuesText } from '@s4nn/core';
import type { Summary } from '@s4nn/log';
import type { Colours } from '../../terminal.js';
import { short } from '../format.js';

/** Why a sweep ended before it had all its trials. */
export const early = {
  space: 'ended early: every point of the space was tried',
  patience: 'ended early: as many epochs as /search/patience allows brought nothing better',
  timeout: 'ended early: the time of /search/timeout was up',
} as const;

/** The table that ends a sweep. */
export function resultTable(summary: Summary, folder: string, colours: Colours): string {
  const lines: string[] = [];
  if (summary.best) {
    const { complete, pruned, failed } = summary.trials;
    lines.push(
      `best of ${complete + pruned + failed} trials (${complete} complete, ${pruned} pruned, ${failed} failed): trial ${summary.best.trial}, ${valuesText(summary.best.values)}`,
      ...Object.entries(summary.best.parameters).map(([name, value]) => `  ${name}  ${short(value)}`),
    );
  }
  if (summary.front) {
    lines.push(
      'no trial beats these in all objectives:',
      ...summary.front.map(({ trial, values }) => `  trial ${trial}  ${valuesText(values)}`),
    );
  }
  if (summary.ended && summary.ended !== 'trials') lines.push(early[summary.ended]);
  if (!summary.reproducible)
    lines.push('chance had its part in this sweep: run again, it may find something else');
  const looks = summary.looks === 1 ? 'touched once' : `touched ${summary.looks} times`;
  lines.push(`test, ${summary.test.samples} samples, ${looks}:`, ...evaluationTable(summary.test, colours));
  lines.push(`written to ${folder}`);
  return lines.join('\n');
}

/** Accuracy under each decision rule, and what the network spent. */
export const evaluationTable = (evaluation: Evaluation, colours: Colours): string[] => [
  ...accuracyRows(evaluation).map(([rule, accuracy, meaning], index) => {
    const quoted = `${rule!.padEnd(9)} ${accuracy}`;
    return `  ${index === 0 ? colours.bold(quoted) : quoted}  ${meaning}`;
  }),
  ...spentLines(evaluation).map((line) => `  ${line}`),
];

/** Each decision rule, the accuracy under it, and what it means; the one to quote comes first. */
export const accuracyRows = ({ accuracy }: Evaluation): string[][] => [
  ['potential', percent(accuracy.potential), 'ties by the largest potential; the rule to quote'],
  ['lenient', percent(accuracy.lenient), 'right if the label is among the earliest, as the authors count'],
  ['first', percent(accuracy.first), 'ties by the lowest class'],
  ['expected', percent(accuracy.expected), 'a tie of k counts 1/k'],
  ['spiking', percent(accuracy.spiking), 'as potential, silence is wrong'],
];

/** Ties, silence and the time and spikes that a decision takes. */
export function spentLines(evaluation: Evaluation): string[] {
  const { ties, silent, decisionStep, spikesToDecision, spikes, samples } = evaluation;
  const share = (count: number) => `${count} (${percent(samples === 0 ? 0 : count / samples)})`;
  const numbers = (values: readonly number[]) => values.map((value) => value.toFixed(1)).join(' · ');
  return [
    `ties ${share(ties)} · silent ${share(silent)} · mean decision step ${decisionStep?.toFixed(1) ?? 'none'}`,
    `spikes to the decision, input and layers: ${numbers(spikesToDecision)}`,
    ...(spikes ? [`spikes in all, input and layers: ${numbers(spikes)}`] : []),
  ];
}
