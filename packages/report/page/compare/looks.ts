import { element, svg } from '@s4nn/charts';
import type { SweepToCompare } from '../../src/compare.js';

/** How the line of a sweep looks: by its colour and, for those who do not see it, by its dashes. */
export interface SweepLook {
  readonly colour: string;
  /** As SVG has it; null for a solid line. */
  readonly dashes: string | null;
}

/** The look of each sweep, by its place in the comparison. */
export const sweepLooks: readonly SweepLook[] = [
  null,
  '8 4',
  '2 3',
  '10 3 2 3',
  '14 4',
  '5 2 2 2 2 2',
  '4 6',
  '16 3 4 3',
].map((dashes, k) => ({ colour: `var(--line-${k + 1})`, dashes }));

/** A short piece of a sweep's line. */
export function swatch({ colour, dashes }: SweepLook): SVGElement {
  const line = { x1: 0, x2: 38, y1: 7, y2: 7, stroke: colour, 'stroke-width': 2.5 };
  return svg(
    'svg',
    { class: 'swatch', width: 38, height: 14, 'aria-hidden': 'true' },
    svg('line', { ...line, ...(dashes === null ? {} : { 'stroke-dasharray': dashes }) }),
  );
}

/** The sweeps and their lines. */
export const sweepLegend = (sweeps: readonly Drawn[]): HTMLElement =>
  element(
    'ul',
    { class: 'legend' },
    ...sweeps.map(({ sweep, look }) => element('li', {}, swatch(look), ` ${sweep.name}`)),
  );

/** A sweep and its look. */
export interface Drawn {
  readonly sweep: SweepToCompare;
  readonly look: SweepLook;
}

/** The sweeps whose first objective is the first sweep's: only their values can share an axis. */
export function drawable(sweeps: readonly SweepToCompare[]): Drawn[] {
  const [first] = sweeps;
  return sweeps
    .map((sweep, k) => ({ sweep, look: sweepLooks[k % sweepLooks.length]! }))
    .filter(({ sweep }) => JSON.stringify(sweep.objectives[0]) === JSON.stringify(first?.objectives[0]));
}
