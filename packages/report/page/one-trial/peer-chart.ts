import * as Plot from '@observablehq/plot';
import { drawing, reachOf, tip, within } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import type { TrialData } from '../../src/trial.js';
import { tickTextOf } from '../text/value.js';
import { looks } from '../trial/standing.js';

/** The values of the trial and of those that it was compared with, one row per rung; null where it was compared with none. */
export function peerChart(
  { rungs, objectives, trial, isBest }: TrialData,
  width: number,
): HTMLElement | null {
  const compared = rungs.filter(({ peers, value }) => peers.length > 0 && value !== null);
  if (compared.length === 0) return null;
  const [{ metric }] = objectives;
  const peers = compared.flatMap(({ epoch, peers }) => peers.map((peer) => ({ epoch, ...peer })));
  const own = compared.map(({ epoch, value }) => ({ epoch, trial: trial.id, value: value! }));
  const limits = compared.flatMap(({ epoch, limit }) => (limit === null ? [] : [{ epoch, limit }]));
  const reach = reachOf(
    peers.map(({ value }) => value),
    own.map(({ value }) => value),
  );
  const { colour, symbol } = looks[isBest ? 'best' : trial.state];
  const x = ({ value }: { readonly value: number }): number => within(reach, value);
  const epochs = compared.map(({ epoch }) => epoch);
  return drawing(`${metric} of this trial and of those that it was compared with, by rung`, {
    ...{ width, height: 60 + 34 * compared.length, marginLeft: 84, grid: false },
    x: {
      label: metric,
      labelAnchor: 'center',
      labelArrow: 'none',
      domain: [...reach.domain],
      tickFormat: tickTextOf(metric),
    },
    y: {
      type: 'band',
      domain: epochs,
      label: null,
      tickSize: 0,
      tickFormat: (epoch: number) => `epoch ${epoch}`,
    },
    marks: [
      Plot.dot(peers, { x, y: 'epoch', r: 3, fill: 'var(--muted)', fillOpacity: 0.45, className: 'peers' }),
      Plot.tickX(limits, {
        ...{ x: ({ limit }) => within(reach, limit), y: 'epoch', stroke: 'var(--ink)', strokeWidth: 1.5 },
        strokeDasharray: '3 2',
      }),
      Plot.dot(own, {
        x,
        y: 'epoch',
        r: symbol === 'star' ? 8 : 6,
        symbol,
        fill: colour,
        stroke: 'var(--surface)',
      }),
      tip([...peers, ...own], {
        ...{ x, y: 'epoch' },
        title: ({ trial, epoch, value }) => `trial ${trial}, epoch ${epoch}: ${valueText(metric, value)}`,
      }),
    ],
  });
}
