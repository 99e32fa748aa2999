import { element } from '@s4nn/charts';
import type { ReportTrial } from '../../src/sweep.js';
import { looks, standingOf } from '../trial/standing.js';
import type { View } from '../trial/view.js';
import type { Column } from './trial-columns.js';

/** Trials as rows of the table. */
export const rowsOf = (
  view: View,
  columns: readonly Column[],
  trials: readonly ReportTrial[],
): HTMLElement[] =>
  trials.map((trial) => {
    const { colour } = looks[standingOf(view.data, trial)];
    const cells = columns.map(({ name, cell }, column) => {
      const text = cell(trial);
      if (column === 0) return element('th', { scope: 'row' }, element('button', { type: 'button' }, text));
      if (name === 'state') return element('td', { class: 'state', style: `--state: ${colour}` }, text);
      if (name === 'reason') return element('td', { class: 'reason', title: trial.reason }, text);
      return element('td', { class: 'number' }, text);
    });
    return element('tr', { 'data-trial': String(trial.id) }, ...cells);
  });
