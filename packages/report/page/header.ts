import type { Fact, ReportData } from '../src/data.js';
import { element } from './element.js';
import { moment } from './format.js';
import { looks } from './states.js';

/** What the sweep was: name, facts, config. */
export function header(data: ReportData): HTMLElement {
  const began = data.trials.find(({ started }) => started !== null)?.started;
  const facts: Fact[] = [
    ...(data.trials.length === 0
      ? []
      : [
          { name: 'trials', value: countsOf(data) },
          ...data.objectives.map(({ metric, direction }) => ({ name: direction, value: metric })),
        ]),
    ...data.facts,
    ...(began ? [{ name: 'began', value: moment(began) }] : []),
    { name: 'written', value: moment(data.written) },
  ];
  return element(
    'header',
    {},
    element('h1', {}, data.name),
    factList(facts),
    element(
      'details',
      {},
      element('summary', {}, 'config'),
      element('pre', { tabindex: '0' }, JSON.stringify(data.config, null, 2)),
    ),
  );
}

/** Names and values, each with its note. */
export const factList = (facts: readonly Fact[]): HTMLElement =>
  element(
    'dl',
    { class: 'facts' },
    ...facts.map(({ name, value, note }) =>
      element(
        'div',
        {},
        element('dt', {}, name),
        element('dd', {}, value, note ? element('small', {}, ` ${note}`) : null),
      ),
    ),
  );

function countsOf({ trials }: ReportData): string {
  const states = ['complete', 'pruned', 'fail', 'running', 'waiting'] as const;
  const counts = states
    .map((state) => ({ state, count: trials.filter((trial) => trial.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${looks[state].label}`);
  return `${trials.length}: ${counts.join(', ')}`;
}
