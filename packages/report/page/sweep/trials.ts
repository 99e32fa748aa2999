import type { ReportTrial } from '../../src/sweep.js';
import { element } from '../element/element.js';
import type { Section } from '../element/section.js';
import { looks, standingOf } from '../trial/standing.js';
import type { View } from '../trial/view.js';
import { type Column, columnsOf } from './trial-columns.js';
import { type Sorting, sorted } from './trial-order.js';

/** All trials, sortable by each column; the order stays when the page is drawn again. */
export function trialTable(): Section<View> {
  let sorting: Sorting = { column: 0, descending: false };
  return {
    id: 'trials',
    title: 'Trials',
    draw: (view) => {
      if (view.data.trials.length === 0) return null;
      const columns = columnsOf(view);
      const body = element('tbody');
      const heads = columns.map(({ title, hint }, column) => {
        const button = element('button', { type: 'button', title: hint ?? null }, title);
        button.addEventListener('click', () => {
          sorting = { column, descending: sorting.column === column && !sorting.descending };
          fill();
        });
        return element('th', { scope: 'col' }, button);
      });
      const fill = (): void => {
        for (const [column, head] of heads.entries()) {
          const order = sorting.descending ? 'descending' : 'ascending';
          head.setAttribute('aria-sort', column === sorting.column ? order : 'none');
        }
        body.replaceChildren(
          ...sorted(view.trials, columns, sorting).map((trial) => row(view, columns, trial)),
        );
      };
      fill();
      const content = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body);
      const attributes = {
        class: 'scroll trials',
        role: 'region',
        'aria-label': 'Table of trials',
        tabindex: '0',
      };
      return [element('div', attributes, content)];
    },
  };
}

function row(view: View, columns: readonly Column[], trial: ReportTrial): HTMLElement {
  const { colour } = looks[standingOf(view.data, trial)];
  const cells = columns.map(({ cell }, column) => {
    const text = cell(trial);
    if (column === 0) return element('th', { scope: 'row' }, element('button', { type: 'button' }, text));
    if (column === 1)
      return element('td', { class: 'state', style: `--state: ${colour}`, title: trial.reason }, text);
    return element('td', { class: 'number' }, text);
  });
  return element('tr', { 'data-trial': String(trial.id) }, ...cells);
}
