import { valueText } from '@s4nn/core';
import type { ReportTrial } from '../../src/sweep.js';
import { element } from '../element/element.js';
import type { Section } from '../element/section.js';
import { duration } from '../text/time.js';
import { parameterText } from '../text/value.js';
import { parameterOf } from '../trial/parameter-of.js';
import { looks, standingOf } from '../trial/standing.js';
import type { View } from '../trial/view.js';

interface Column {
  readonly title: string;
  readonly hint?: string;
  /** What it sorts by; null comes last. */
  readonly key: (trial: ReportTrial) => number | string | null;
  readonly cell: (trial: ReportTrial) => string;
}

/** All trials, sortable by each column; the order stays while the page is drawn anew. */
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
          ...sorted(view.data.trials, columns, sorting).map((trial) => row(view, columns, trial)),
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

interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

function columnsOf({ data, nameOf }: View): Column[] {
  const seconds = ({ started, ended }: ReportTrial): number | null =>
    started && ended ? (Date.parse(ended) - Date.parse(started)) / 1000 : null;
  return [
    { title: 'trial', key: ({ id }) => id, cell: ({ id }) => String(id) },
    {
      title: 'state',
      key: (trial) => looks[standingOf(data, trial)].label,
      cell: (trial) => {
        const { sign, label } = looks[standingOf(data, trial)];
        const reason = trial.reason?.split('\n')[0] ?? '';
        return `${sign} ${label}${reason === '' ? '' : `: ${reason}`}`;
      },
    },
    ...data.objectives.map((objective, k) => ({
      title: objective.metric,
      key: ({ values }: ReportTrial) => values?.[k] ?? null,
      cell: ({ values }: ReportTrial) => textOf(values?.[k], (value) => valueText(objective.metric, value)),
    })),
    {
      title: 'epochs',
      key: ({ curve }) => curve.length,
      cell: ({ curve }) => `${curve.length}${curve.some(([, value]) => value === null) ? ' (NaN)' : ''}`,
    },
    { title: 'time', key: seconds, cell: (trial) => textOf(seconds(trial), duration) },
    ...data.parameters.map((parameter) => ({
      title: nameOf(parameter),
      hint: parameter.name,
      key: (trial: ReportTrial) => parameterOf(trial, parameter.name) ?? null,
      cell: (trial: ReportTrial) => textOf(parameterOf(trial, parameter.name), parameterText),
    })),
  ];
}

const textOf = <Value>(value: Value | null | undefined, format: (value: Value) => string): string =>
  value === undefined || value === null ? '' : format(value);

function sorted(
  trials: readonly ReportTrial[],
  columns: readonly Column[],
  { column, descending }: Sorting,
): ReportTrial[] {
  const { key } = columns[column] ?? columns[0]!;
  const sign = descending ? -1 : 1;
  return [...trials].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
  });
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
