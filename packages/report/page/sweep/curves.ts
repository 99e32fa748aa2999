import { beyondText, type Reach, reachOf, wholeAxis, within } from '@s4nn/charts';
import { counted, valueText } from '@s4nn/core';
import type { ReportTrial } from '../../src/sweep.js';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { tickTextOf } from '../text/value.js';
import { ofInterest } from '../trial/interest.js';
import { line } from '../trial/line.js';
import type { OfTrial, Shapes } from '../trial/shapes.js';
import { byStanding, legend, standingOf } from '../trial/standing.js';
import { symbols } from '../trial/symbols.js';
import { trialLines } from '../trial/text.js';
import { thinned } from '../trial/thinned.js';
import { trialChart } from '../trial/trial-chart.js';
import type { View } from '../trial/view.js';

/** The first objective of every trial, epoch by epoch; of many trials those of most interest. */
export function curves(): Section<View> {
  const thinning = { all: false };
  return {
    id: 'curves',
    title: 'Learning curves',
    isShown: ({ data }) => data.trials.some(({ curve }) => curve.some(([, value]) => value !== null)),
    draw: (view) => {
      const { data, trials, width } = view;
      const [{ metric, direction }] = data.objectives;
      const having = trials.filter(({ curve }) => curve.some(([, value]) => value !== null));
      if (having.length === 0) return null;
      const epochs = having.flatMap(({ curve }) => curve.filter(([, value]) => value !== null));
      const reach = reachOf(epochs.map(([, value]) => value!));
      const interest = ofInterest(view, having, direction, ({ values }) => values?.[0] ?? null);
      const items = having.map((trial) => ({ trial }));
      const shapes = byStanding(items, ({ trial }) => standingOf(data, trial)).flatMap((group) =>
        shapesOf(group, reach),
      );
      const options = {
        width,
        height: 340,
        x: wholeAxis(
          'epoch',
          epochs.map(([epoch]) => epoch),
          width,
        ),
        y: { label: metric, domain: reach.domain, tickFormat: tickTextOf(metric) },
      };
      return [
        legend(data, having),
        ...thinned(thinning, interest, having.length, (ids) =>
          trialChart(view, `${metric} by epoch`, options, {
            ...{ shapes, drawn: ids },
            // Of those that are drawn alone: all of a long sweep are hundreds of thousands.
            points: having
              .filter(({ id }) => ids?.has(id) ?? true)
              .flatMap((trial) => pointsOf(trial, reach).map((point) => ({ ...point, trial }))),
            said: ({ trial, x, value }) => [
              `epoch ${x}: ${valueText(metric, value)}`,
              ...trialLines(view, trial),
            ],
          }),
        ),
        caption(`Curves of pruned trials end early.${beyondText(reach)}${thinText(data)}`),
      ];
    },
  };
}

const thinText = ({ curveEpochs }: View['data']): string =>
  curveEpochs === undefined
    ? ''
    : ` Of each curve at most ${counted(curveEpochs, 'epoch')} are here, evenly spread.`;

/** The epochs of a trial that have a value, each within the reach. */
const pointsOf = ({ curve }: ReportTrial, reach: Reach) =>
  curve.flatMap(([x, value]) => (value === null ? [] : [{ x, value, y: within(reach, value) }]));

/** Lines, and a dot at the end of each: one epoch alone is no line. */
function shapesOf(
  { look, items }: ReturnType<typeof byStanding<OfTrial>>[number],
  reach: Reach,
): Shapes<OfTrial>[] {
  const isBest = look.symbol === 'star';
  // A whole front of thick lines would hide the others.
  const width = !isBest ? 1 : items.length > 3 ? 1.5 : 2.5;
  return [
    {
      items,
      path: ({ trial }, { x, y }) => line(pointsOf(trial, reach).map((point) => [x!(point.x), y!(point.y)])),
      look: () => ({
        ...{ fill: 'none', stroke: look.colour },
        ...{ 'stroke-width': width, 'stroke-opacity': isBest ? 1 : 0.65 },
      }),
    },
    {
      items,
      path: ({ trial }, { x, y }) => {
        const end = pointsOf(trial, reach).at(-1)!;
        return symbols.circle(x!(end.x), y!(end.y), width + 1);
      },
      look: () => ({ fill: look.colour, stroke: 'none' }),
    },
  ];
}
