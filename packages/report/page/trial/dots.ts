import type { Shapes } from './shapes.js';
import { byStanding, standingOf } from './standing.js';
import { symbols } from './symbols.js';
import type { Place } from './trial-chart.js';
import type { View } from './view.js';

/** Trials as dots, each in the look of its standing, the best on top. The more there are, the smaller they are. */
export const trialDots = (
  { data, width }: View,
  places: readonly Place[],
  radius = radiusFor(places.length, width),
): Shapes<Place>[] =>
  byStanding(places, ({ trial }) => standingOf(data, trial)).map(({ look, items }) => ({
    items,
    path: ({ x, y }, scales) => symbols[look.symbol](scales.x!(x), scales.y!(y), radius),
    look: () => ({
      fill: look.filled ? look.colour : 'none',
      stroke: look.filled ? 'var(--surface)' : look.colour,
      'stroke-width': look.filled ? rimFor(radius) : radius < 3 ? 1 : 1.5,
    }),
  }));

/** The rim that tells a dot from those below it; rims of many small ones would hide them. */
const rimFor = (radius: number): number => (radius >= 4 ? 0.75 : radius >= 2.5 ? 0.5 : 0);

/** The radius of a dot in pixels among so many in a chart of some width. */
export function radiusFor(count: number, width: number): number {
  const crowd = count / width;
  return crowd > 4 ? 2 : crowd > 1.5 ? 2.5 : crowd > 0.3 ? 3 : 4;
}
