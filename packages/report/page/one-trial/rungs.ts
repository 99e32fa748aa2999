import { element } from '@s4nn/charts';
import { ordinal, valueText } from '@s4nn/core';
import type { TrialData, TrialRung } from '../../src/trial.js';
import { caption } from '../element/caption.js';
import type { LiveView } from '../element/live-document.js';
import type { Section } from '../element/section.js';
import { scrolling } from '../element/table.js';
import { peerChart } from './peer-chart.js';

/** What was decided on the trial at each rung: with whom it was compared, and its rank among them. */
export const rungs: Section<LiveView<TrialData>> = {
  id: 'rungs',
  title: 'Decisions at rungs',
  isShown: ({ data }) => data.rungs.length > 0,
  draw: ({ data, width }) => {
    const { metric } = data.objectives[0];
    const columns = [
      { name: metric, of: ({ value }: TrialRung) => textOf(metric, value, 'no value') },
      { name: 'had to reach', of: ({ limit }: TrialRung) => textOf(metric, limit, '') },
      { name: 'rank', of: rankOf },
      { name: 'decision', of: ({ decision }: TrialRung) => words[decision] },
      { name: 'because', of: ({ because }: TrialRung) => because ?? '', kind: 'wrapped' },
    ].filter(({ of }) => data.rungs.some((rung) => of(rung) !== ''));
    const heads = ['epoch', ...columns.map(({ name }) => name)].map((name) =>
      element('th', { scope: 'col' }, name),
    );
    const rows = data.rungs.map((rung) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, String(rung.epoch)),
        ...columns.map(({ of, kind }) => element('td', { class: kind ?? null }, of(rung))),
      ),
    );
    const chart = peerChart(data, width);
    return [
      scrolling(
        element(
          'table',
          {},
          element('thead', {}, element('tr', {}, ...heads)),
          element('tbody', {}, ...rows),
        ),
      ),
      ...(chart ? [chart, caption(peersText(data))] : []),
    ];
  },
};

const words: Readonly<Record<TrialRung['decision'], string>> = {
  continue: 'continued',
  pause: 'waited',
  complete: 'complete',
  pruned: 'pruned',
  fail: 'failed',
  dropped: 'ended with the sweep',
};

const textOf = (metric: string, value: number | null, none: string): string =>
  value === null ? none : valueText(metric, value);

const rankOf = ({ place, allPeers }: TrialRung): string =>
  place === null ? (allPeers === 0 ? 'alone' : '') : `${ordinal(place)} of ${allPeers + 1}`;

function peersText({ rungs }: TrialData): string {
  const cut = rungs.filter(({ peers, allPeers }) => peers.length < allPeers);
  const left = cut.map(({ epoch, peers, allPeers }) => `${peers.length} of ${allPeers} at epoch ${epoch}`);
  return (
    'Each row is a rung. The dots are the trials whose values at that epoch were known when this one was decided on, and the large mark is ' +
    `this one.${rungs.some(({ limit }) => limit !== null) ? ' A line is the value that it had to reach.' : ''}${left.length === 0 ? '' : ` Only those nearest to it are drawn: ${left.join(', ')}.`}`
  );
}
