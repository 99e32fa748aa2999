import { element } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import { parameterText } from '../text/value.js';
import type { Condition } from './filter.js';
import { count } from './interest.js';
import type { View } from './view.js';

/** What trials are filtered by, each condition with a button that ends it; nothing where all are shown. */
export function filterBar(view: View): HTMLElement[] {
  const { data, filter, trials, onFilter } = view;
  if (filter.length === 0) return [];
  const conditions = filter.map((condition) => {
    const button = element(
      'button',
      { type: 'button', title: 'End this condition' },
      `${wordsOf(view, condition)} ✕`,
    );
    button.addEventListener('click', () => onFilter(filter.filter((other) => other !== condition)));
    return button;
  });
  const all = element('button', { type: 'button' }, 'show all');
  all.addEventListener('click', () => onFilter([]));
  return [
    element('span', {}, `${count(trials.length)} of ${count(data.trials.length)} trials: `),
    ...conditions,
    ...(filter.length > 1 ? [all] : []),
  ];
}

function wordsOf({ data, nameOf }: View, condition: Condition): string {
  if ('metric' in condition) {
    const { metric, low, high } = condition;
    return `${metric} ${valueText(metric, low)} to ${valueText(metric, high)}`;
  }
  const range = data.parameters.find(({ name }) => name === condition.parameter);
  const name = range ? nameOf(range) : condition.parameter;
  return 'choices' in condition
    ? `${name} ${condition.choices.join(', ') || 'none'}`
    : `${name} ${parameterText(condition.low)} to ${parameterText(condition.high)}`;
}
