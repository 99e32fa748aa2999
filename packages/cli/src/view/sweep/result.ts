import { valuesText } from '@s4nn/core';
import type { Summary } from '@s4nn/log';
import type { Colours } from '../../terminal.js';
import { evaluationLines } from '../evaluation-lines.js';
import { parameterText } from '../format.js';

/** Why a sweep ended before it had run all its trials. */
export const early = {
  space: 'ended early: every point of the space has been tried',
  patience: 'ended early: no improvement within the epochs that /search/patience allows',
  timeout: 'ended early: the time limit /search/timeout was reached',
} as const;

/** What is printed at the end of a sweep. */
export function resultTable(summary: Summary, folder: string, colours: Colours): string {
  const lines: string[] = [];
  if (summary.best) {
    const { complete, pruned, failed } = summary.trials;
    lines.push(
      `best of ${complete + pruned + failed} trials (${complete} complete, ${pruned} pruned, ${failed} failed): trial ${summary.best.trial}, ${valuesText(summary.best.values)}`,
      ...Object.entries(summary.best.parameters).map(([name, value]) => `  ${name}  ${parameterText(value)}`),
    );
  }
  if (summary.front) {
    lines.push(
      'Pareto front (no trial beats these in all objectives):',
      ...summary.front.map(({ trial, values }) => `  trial ${trial}  ${valuesText(values)}`),
    );
  }
  if (summary.ended && summary.ended !== 'trials') lines.push(early[summary.ended]);
  if (!summary.reproducible)
    lines.push('this sweep is not reproducible: a second run may find something else');
  const looks = summary.looks === 1 ? 'evaluated once' : `evaluated ${summary.looks} times`;
  lines.push(`test, ${summary.test.samples} samples, ${looks}:`, ...evaluationLines(summary.test, colours));
  lines.push(`written to ${folder}`);
  return lines.join('\n');
}
