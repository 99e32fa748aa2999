import { element } from '@s4nn/charts';
import { counted } from '@s4nn/core';
import type { LaneWork, LiveMachine } from '../../../src/live.js';
import { age } from '../../text/age.js';
import { shortHosts } from '../../trial/short-hosts.js';
import type { LiveSweep } from './live-sweep.js';
import { trialLink } from './trial-link.js';

/** What each lane trains, by machine, and what is trained and waits. */
export function laneBars({ name, live }: LiveSweep): HTMLElement[] {
  const { machines, trained } = live;
  if (live.status.state !== 'running') return [];
  const waits = trained.length === 0 ? [] : [element('p', { class: 'trained' }, ...waiting(name, trained))];
  if (machines === null) {
    return [
      element(
        'p',
        { class: 'muted' },
        'What its lanes do now is not known. The log tells when a trial reaches a rung.',
      ),
      ...waits,
    ];
  }
  const hosts = shortHosts(
    machines.map(({ host }) => host ?? ''),
    28,
  );
  const attributes = { class: 'scroll machines', tabindex: '0', 'aria-label': 'Lanes by machine' };
  return [
    element('div', attributes, ...machines.map((machine, k) => lanesOf(name, machine, hosts[k]!))),
    ...waits,
  ];
}

function lanesOf(sweep: string, { host, lanes }: LiveMachine, short: string): HTMLElement {
  const idle = lanes.filter(({ work }) => work === null).length;
  const bars = lanes.flatMap(({ lane, work }) => (work ? [laneBar(sweep, lane, work)] : []));
  const title = host === null ? 'this machine' : short;
  return element(
    'div',
    { class: 'machine' },
    element(
      'h3',
      { title: host },
      title,
      idle === 0 ? null : element('small', {}, ` ${counted(idle, 'lane')} idle`),
    ),
    element('ul', { class: 'lanes' }, ...bars),
  );
}

function laneBar(sweep: string, lane: number, { trial, epoch, epochs, since }: LaneWork): HTMLElement {
  const share = epochs === 0 ? 0 : Math.min(1, epoch / epochs);
  return element(
    'li',
    { title: `lane ${lane}`, style: `--share: ${(100 * share).toFixed(1)}%` },
    trial === null ? 'training' : trialLink(sweep, trial),
    element('span', {}, `epoch ${epoch} of ${epochs}`),
    age(since, 'for'),
  );
}

function waiting(sweep: string, trained: readonly number[]): (Node | string)[] {
  const shown = trained.slice(0, 12);
  const more = trained.length - shown.length;
  const links = shown.flatMap((trial, k) => [k === 0 ? '' : ', ', trialLink(sweep, trial)]);
  const verb = trained.length === 1 ? 'is trained and waits its turn' : 'are trained and wait their turn';
  return [
    ...links,
    `${more > 0 ? ` and ${more} more` : ''} ${verb}: trials are decided on in an order that does not depend on which lane ends first, ` +
      'so that the same config gives the same result on any machine.',
  ];
}
