import { counted } from '@s4nn/core';
import { machinesIn } from '@s4nn/log';
import type { Fact } from '../../src/heading.js';
import type { ReportData } from '../../src/sweep.js';
import { element } from '../element/element.js';
import { factList } from '../element/facts.js';
import { moment } from '../text/time.js';
import { mainProcess } from '../trial/lanes.js';
import { looks } from '../trial/standing.js';

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
    ...machinesOf(data),
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

/** Where the sweep ran; nothing if the log names no machine. */
function machinesOf({ trials }: ReportData): Fact[] {
  const machines = machinesIn(trials);
  if (!machines) return [];
  const each = machines.map(
    ({ host, segments }, index) =>
      `${host ?? mainProcess} (${index === 0 ? counted(segments, 'segment') : segments})`,
  );
  return [{ name: 'machines', value: each.join(', ') }];
}

function countsOf({ trials }: ReportData): string {
  const states = ['complete', 'pruned', 'fail', 'running', 'waiting'] as const;
  const counts = states
    .map((state) => ({ state, count: trials.filter((trial) => trial.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${looks[state].label}`);
  return `${trials.length}: ${counts.join(', ')}`;
}
