import { element } from '@s4nn/charts';
import { counted } from '@s4nn/core';
import { machinesIn } from '@s4nn/log';
import type { Fact } from '../../src/heading.js';
import type { ReportData } from '../../src/sweep.js';
import { factList } from '../element/facts.js';
import type { Part } from '../element/part.js';
import { duration, moment } from '../text/time.js';
import { mainProcess } from '../trial/lanes.js';
import { looks } from '../trial/standing.js';

/** What the sweep was: name, facts, config. */
export function header(): Part<ReportData> {
  const name = element('h1');
  const facts = element('div');
  const config = element('pre', { tabindex: '0' });
  const samples = element('details', {}, element('summary', {}, 'samples'));
  const details = element('details', {}, element('summary', {}, 'config'), config);
  return {
    element: element('header', {}, name, facts, samples, details),
    update: (data) => {
      name.textContent = data.name;
      facts.replaceChildren(factList(factsOf(data)));
      samples.hidden = data.samples.length === 0;
      samples.replaceChildren(samples.firstElementChild!, factList(data.samples));
      const text = JSON.stringify(data.config, null, 2);
      // What somebody reads or selects there stays.
      if (config.textContent !== text) config.textContent = text;
    },
  };
}

function factsOf(data: ReportData): Fact[] {
  const [began, ended] = timesOf(data);
  return [
    ...(data.trials.length === 0
      ? []
      : [
          { name: 'trials', value: countsOf(data) },
          ...data.objectives.map(({ metric, direction }) => ({ name: direction, value: metric })),
        ]),
    ...data.facts,
    ...(began === null ? [] : [{ name: 'began', value: moment(new Date(began).toISOString()) }]),
    ...(began === null || ended === null
      ? []
      : [{ name: 'trials took', value: duration((ended - began) / 1000) }]),
    { name: 'written', value: moment(data.written) },
    ...machinesOf(data),
  ];
}

/** When the first trial began and the last one ended; null before it. */
function timesOf({ trials }: ReportData): [began: number | null, ended: number | null] {
  const extreme = (texts: readonly (string | null)[], choose: (a: number, b: number) => number) =>
    texts
      .flatMap((text) => (text === null ? [] : [Date.parse(text)]))
      .reduce<number | null>((found, time) => (found === null ? time : choose(found, time)), null);
  return [
    extreme(
      trials.map(({ started }) => started),
      Math.min,
    ),
    trials.some(({ ended }) => ended === null)
      ? null
      : extreme(
          trials.map(({ ended }) => ended),
          Math.max,
        ),
  ];
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
