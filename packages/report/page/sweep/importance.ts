import * as Plot from '@observablehq/plot';
import { drawing, element, tip } from '@s4nn/charts';
import { counted, percent } from '@s4nn/core';
import type { ShownImportance } from '../../src/sweep.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import type { View } from '../trial/view.js';

/** How much of the objective each parameter explains, and whether that is told apart from chance. */
export const importance: Section<View> = {
  id: 'importance',
  title: 'Parameter importance',
  draw: (view) => {
    const { data, objective } = view;
    if (data.parameters.length === 0) return null;
    if (data.importance === null) return [element('p', {}, unknown(view))];
    if (data.importance.length === 0) return null;
    const told = data.importance.filter(({ isChance }) => !isChance);
    const metric = data.objectives.length > 1 ? data.objectives[0].metric : objective.metric;
    return [
      ...(told.length > 0
        ? []
        : [element('p', {}, 'No parameter is told apart from chance: shuffled trials give as much.')]),
      chart(view, data.importance),
      caption(
        `Share of the variation of ${metric} that each parameter explains by itself, with the middle 90 % of the shares that trials drawn anew give.${
          told.length === data.importance.length ? '' : ' Grey: shuffled trials give as much.'
        }${data.importanceFrom === undefined ? '' : ` From ${counted(data.importanceFrom, 'trial')} drawn by chance.`}`,
      ),
    ];
  },
};

const fewest = 20;

function unknown({ data: { trials } }: View): string {
  const ended = trials.filter(({ state }) => state !== 'running' && state !== 'waiting').length;
  return ended < fewest
    ? `Too few trials to tell: ${counted(ended, 'trial')} ended, and this needs at least ${fewest}, preferably several dozen.`
    : 'It is not known which parameters matter.';
}

const row = 58;

function chart({ data, width, nameOf }: View, shares: readonly ShownImportance[]): HTMLElement {
  const bars = shares.map(({ parameter, share, low, high, isChance }, index) => {
    const range = data.parameters.find(({ name }) => name === parameter);
    const text = `${percent(share)} (${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)} %)${isChance ? ': not told apart from chance' : ''}`;
    return {
      share,
      low,
      high,
      isChance,
      text,
      name: range ? nameOf(range) : parameter,
      parameter,
      y: row * index,
    };
  });
  const most = Math.max(...bars.map(({ share, high }) => Math.max(share, high)), 0.01);
  const [top, bottom] = [38, 50] as const;
  const middle = ({ y }: { readonly y: number }): number => y + (top + bottom) / 2;
  return drawing('Importance of each parameter', {
    width,
    height: 8 + row * bars.length,
    ...{ marginLeft: 2, marginRight: 8, marginTop: 0, marginBottom: 8 },
    grid: false,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, domain: [0, row * bars.length], range: [0, row * bars.length] },
    marks: [
      Plot.rect(bars, {
        ...{ x1: 0, x2: 'share', y1: ({ y }) => y + top, y2: ({ y }) => y + bottom },
        fill: ({ isChance }) => (isChance ? 'var(--pruned)' : 'var(--complete)'),
        fillOpacity: ({ isChance }) => (isChance ? 0.5 : 1),
      }),
      Plot.ruleY(bars, { x1: 'low', x2: 'high', y: middle, stroke: 'var(--ink)', strokeWidth: 1.5 }),
      ...(['low', 'high'] as const).map((end) =>
        Plot.ruleX(bars, {
          ...{ x: end, y1: ({ y }) => y + top + 1, y2: ({ y }) => y + bottom - 1 },
          ...{ stroke: 'var(--ink)', strokeWidth: 1.5 },
        }),
      ),
      Plot.text(bars, { x: 0, y: ({ y }) => y + 12, text: 'name', textAnchor: 'start', fontWeight: 600 }),
      Plot.text(bars, {
        x: 0,
        y: ({ y }) => y + 28,
        text: 'text',
        textAnchor: 'start',
        fill: 'var(--muted)',
      }),
      tip(bars, { x: 'share', y: middle, title: ({ parameter, text }) => `${parameter}\n${text}` }),
    ],
    color: { type: 'identity' },
    opacity: { type: 'identity' },
  } as Plot.PlotOptions);
}
