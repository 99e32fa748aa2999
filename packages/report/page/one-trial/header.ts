import { element } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import { addresses, toList } from '../../src/addresses.js';
import type { Fact } from '../../src/heading.js';
import type { TrialData } from '../../src/trial.js';
import { factList } from '../element/facts.js';
import { duration, moment } from '../text/time.js';
import { looks } from '../trial/standing.js';

/** What the trial is and how it stands, and the ways to its sweep and to the trials beside it. */
export function trialHeader(data: TrialData): HTMLElement[] {
  const { sweep, trial, trials, isBest, objectives } = data;
  const { id, state, values, curve, started, ended, reason } = trial;
  const { label, sign, colour } = looks[isBest ? 'best' : state];
  const to = (other: number): string => `${toList.trial}${addresses.trial(sweep, other)}`;
  const facts: Fact[] = [
    ...objectives.flatMap(({ metric }, k) =>
      values?.[k] === undefined ? [] : [{ name: metric, value: valueText(metric, values[k]!) }],
    ),
    { name: 'epochs', value: String(curve.length) },
    ...(started ? [{ name: 'started', value: moment(started) }] : []),
    ...(ended ? [{ name: 'ended', value: moment(ended) }] : []),
    ...(started && ended
      ? [{ name: 'from start to end', value: duration((Date.parse(ended) - Date.parse(started)) / 1000) }]
      : []),
  ];
  return [
    element(
      'nav',
      { class: 'ways' },
      element('a', { href: toList.trial }, 'all sweeps'),
      element('a', { href: `${toList.trial}${addresses.sweep(sweep)}` }, sweep),
      id > 0 ? element('a', { href: to(id - 1), rel: 'prev' }, `← trial ${id - 1}`) : null,
      id + 1 < trials ? element('a', { href: to(id + 1), rel: 'next' }, `trial ${id + 1} →`) : null,
    ),
    element('h1', {}, `Trial ${id} of ${sweep}`),
    element(
      'p',
      {},
      element('strong', { style: `color: ${colour}` }, `${sign} ${label}`),
      state === 'pruned' && reason !== null ? `: ${reason}` : null,
    ),
    factList(facts),
  ];
}
