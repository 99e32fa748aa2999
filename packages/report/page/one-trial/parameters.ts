import { element, positionOf } from '@s4nn/charts';
import { numberText } from '@s4nn/core';
import type { ParameterRange } from '@s4nn/log';
import type { TrialData } from '../../src/trial.js';
import { scrolling } from '../element/table.js';
import { parameterText } from '../text/value.js';

/** The trial's parameters, and where in its range each lies. */
export function parameterTable(
  { parameters, trial }: TrialData,
  names: ReadonlyMap<string, string>,
): HTMLElement[] {
  const rows = parameters.flatMap((parameter) => {
    if (!Object.hasOwn(trial.parameters, parameter.name)) return [];
    const value = trial.parameters[parameter.name]!;
    const short = names.get(parameter.name) ?? parameter.name;
    return [
      element(
        'tr',
        {},
        element('th', { scope: 'row', title: parameter.name }, short),
        element('td', { class: 'number' }, parameterText(value)),
        element('td', { class: 'within' }, rangeBar(parameter, value)),
        element('td', { class: 'pointer' }, element('code', {}, parameter.name)),
      ),
    ];
  });
  const heads = ['parameter', 'value', 'in its range', 'place in the config'].map((name, k) =>
    element('th', { scope: 'col', class: k === 1 ? 'number' : null }, name),
  );
  return [
    scrolling(
      element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)),
    ),
  ];
}

/** A line from the lowest value to the highest, or over all choices, with a mark at the value. */
function rangeBar(parameter: ParameterRange, value: number | string): HTMLElement {
  const position = Math.min(1, Math.max(0, positionOf(parameter, value)));
  const [low, high] =
    parameter.kind === 'choice'
      ? [`one of ${parameter.choices.length}`, '']
      : [numberText(parameter.low), `${numberText(parameter.high)}${parameter.log ? ' (log)' : ''}`];
  const line = element('span', {
    ...{ class: 'range', 'aria-hidden': 'true' },
    style: `--at: ${(100 * position).toFixed(1)}%`,
  });
  return element('span', { class: 'ranged' }, low, line, high);
}
