import { element } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import type { TrialCounts } from '../../../src/status.js';
import { roughly } from '../../../src/text/duration.js';
import { countsText, endedOf, statusText, trialsText } from '../../../src/text/status.js';
import { age } from '../../text/age.js';
import { duration } from '../../text/time.js';
import type { LiveSweep } from './live-sweep.js';
import { trialLink } from './trial-link.js';

/** How the sweep stands: its state, how far it is, the best so far. */
export function standing(data: LiveSweep): HTMLElement[] {
  const { live, trials } = data;
  const { status, asked } = live;
  const { label, detail } = statusText(status);
  const counts = countsIn(data);
  const since =
    status.state === 'running' ? element('span', {}, ', ', age(status.process.since, 'for')) : null;
  return [
    element(
      'p',
      {},
      element('span', { class: 'badge', 'data-state': status.state }, label),
      ` ${detail}`,
      since,
    ),
    ...(asked === 0 || trials.length === 0 ? [] : [progress(counts)]),
    element('p', {}, ...times(data, counts)),
    ...best(data),
  ];
}

function countsIn({ trials, live }: LiveSweep): TrialCounts {
  const of = (...states: readonly string[]): number =>
    trials.filter(({ state }) => states.includes(state)).length;
  return {
    ...{
      complete: of('complete'),
      pruned: of('pruned'),
      failed: of('fail'),
      running: of('running', 'waiting'),
    },
    asked: live.asked,
  };
}

/** A bar of all trials that are asked for, each state in its colour. */
function progress(counts: TrialCounts): HTMLElement {
  const whole = Math.max(counts.asked, endedOf(counts) + counts.running);
  const parts = (['complete', 'pruned', 'failed', 'running'] as const).map((state) =>
    element('span', { 'data-state': state, style: `width: ${((100 * counts[state]) / whole).toFixed(2)}%` }),
  );
  const said = `${trialsText(counts)} trials: ${countsText(counts)}`;
  return element('div', { class: 'progress', role: 'img', 'aria-label': said, title: said }, ...parts);
}

function times({ live }: LiveSweep, counts: TrialCounts): (Node | string)[] {
  const { asked, phase, seconds, secondsLeft } = live;
  const isDone = live.status.state === 'done';
  const parts = [
    asked === 0 ? 'A single run' : `${trialsText(counts)} trials (${countsText(counts) || 'none yet'})`,
    ...(phase === 'last training' && asked > 0 ? ['the best network trains on all training samples'] : []),
    ...(seconds === null ? [] : [`${duration(seconds)}${isDone ? '' : ' so far'}`]),
    ...(secondsLeft === null ? [] : [`about ${roughly(secondsLeft)} left`]),
  ];
  return [parts.join(' · ')];
}

function best({ name, best: ids, trials, objectives, live }: LiveSweep): HTMLElement[] {
  const trial = trials.find(({ id }) => id === ids[0]);
  if (!trial?.values) return [];
  const values = objectives.map(({ metric }, k) => `${metric} ${valueText(metric, trial.values![k]!)}`);
  const others = ids.length > 1 ? ` and ${ids.length - 1} more on the Pareto front` : '';
  return [
    element(
      'p',
      { class: 'best' },
      element('strong', {}, `★ ${values.join(', ')}`),
      live.status.state === 'done' ? ' is the best: ' : ' is the best so far: ',
      trialLink(name, trial.id),
      others,
    ),
  ];
}
