import { element } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import type { ReportData, ReportTrial } from '../../src/sweep.js';
import { factList } from '../element/facts.js';
import type { Section } from '../element/section.js';
import { parameterText } from '../text/value.js';
import { parameterOf } from '../trial/parameter-of.js';
import type { View } from '../trial/view.js';

/** What was found: the best trial and the accuracy of its network on the test samples. */
export const result: Section<View> = {
  id: 'result',
  title: 'Result',
  draw: (view) => {
    const parts = [tested(view), best(view)].filter((part) => part !== null);
    if (parts.length > 0) return [element('div', { class: 'cards' }, ...parts)];
    return [element('p', {}, 'Nothing is complete yet.')];
  },
};

function tested({ data: { test, best } }: View): HTMLElement | null {
  if (!test) return null;
  const rows = test.accuracies.map(({ name, value, note }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      element('td', { class: 'number' }, value),
      element('td', {}, note ?? ''),
    ),
  );
  const trained =
    best.length === 1 ? `Trial ${best[0]}, retrained on all training samples` : 'The trained network';
  return element(
    'div',
    { class: 'card' },
    element(
      'h3',
      {},
      `Test: ${test.samples} samples, evaluated ${test.looks === 1 ? 'once' : `${test.looks} times`}`,
    ),
    element('p', {}, `${trained}:`),
    element('div', { class: 'scroll' }, element('table', { class: 'plain' }, element('tbody', {}, ...rows))),
    factList(test.facts),
  );
}

function best({ data, nameOf }: View): HTMLElement | null {
  const trials = data.trials.filter(({ id }) => data.best.includes(id));
  const [trial] = trials;
  if (!trial) return null;
  if (trials.length > 1) {
    return element(
      'div',
      { class: 'card' },
      element('h3', {}, `Pareto front: ${trials.length} trials, none of which is beaten in every objective`),
      element('div', { class: 'scroll' }, frontTable(data, trials)),
    );
  }
  const values = data.objectives.flatMap((objective, k) => {
    const value = trial.values?.[k];
    return value === undefined ? [] : [{ name: objective.metric, value: valueText(objective.metric, value) }];
  });
  const parameters = data.parameters.flatMap((parameter) => {
    const value = parameterOf(trial, parameter.name);
    if (value === undefined) return [];
    return [{ name: nameOf(parameter), hint: parameter.name, value: parameterText(value) }];
  });
  return element(
    'div',
    { class: 'card' },
    element('h3', {}, `Best trial: ${trial.id}`),
    factList([...values, ...parameters]),
  );
}

function frontTable({ objectives }: ReportData, trials: readonly ReportTrial[]): HTMLElement {
  const names = ['trial', ...objectives.map(({ metric }) => metric)];
  const heads = names.map((name) => element('th', { scope: 'col' }, name));
  const rows = trials.map(({ id, values }) => {
    const cells = objectives.map((objective, k) =>
      element('td', { class: 'number' }, valueText(objective.metric, values![k]!)),
    );
    return element('tr', { 'data-trial': String(id) }, element('th', { scope: 'row' }, String(id)), ...cells);
  });
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows),
  );
}
