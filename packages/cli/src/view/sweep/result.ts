import { valuesText } from '@s4nn/core';
import type { Summary } from '@s4nn/log';
import type { Colours } from '../../terminal.js';
import { evaluationLines } from '../evaluation-lines.js';
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
  lines.push(`test, ${summary.test.samples} samples, ${looks}:`, ...evaluationLines(summary.test, colours));
  lines.push(`written to ${folder}`);
  return lines.join('\n');
}
