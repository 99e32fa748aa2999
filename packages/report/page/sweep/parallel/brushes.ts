import type * as Plot from '@observablehq/plot';
import { svg } from '@s4nn/charts';
import { type Filter, isAbout, replaced } from '../../trial/filter.js';
import type { Axis, Stretch } from './axes.js';
import { brushShape } from './brush-shape.js';
import { dragOf, placeAfter } from './move-stretch.js';

/** Which end of which axis a key has moved: it has the focus again once everything is drawn anew. */
export interface Focus {
  readonly axis: number;
  readonly end: 0 | 1;
}

/** What brushes do. */
export interface Brushing {
  readonly filter: Filter;
  /** Says how a filter would stand while a brush is moved. */
  readonly onMove: (filter: Filter) => void;
  readonly onFilter: (filter: Filter, focus: Focus | null) => void;
}

const whole: Stretch = [0, 1];

/**
 * A brush on each axis, as a mark: the pointer draws, moves and resizes a stretch, arrow keys move its ends, and Escape or a double
 * click ends it. Stretches of several axes combine.
 */
export const brushes =
  (axes: readonly Axis[], brushing: Brushing): Plot.RenderFunction =>
  (_, { x, y }) => {
    const all = svg('g', { class: 'brushes' });
    all.append(...axes.map((axis, index) => brush(axis, index, [x!(0), x!(1), y!(index)], brushing)));
    return all;
  };

function brush(
  axis: Axis,
  index: number,
  [left, right, middle]: readonly [left: number, right: number, middle: number],
  { filter, onMove, onFilter }: Brushing,
): SVGGElement {
  const { group, ends, show, placeOf } = brushShape(axis, index, left, right, middle);
  const condition = filter.find((one) => isAbout(one, axis.of));
  let stretch = condition ? axis.stretchOf(condition) : whole;
  let timer = 0;
  const filterOf = (): Filter => replaced(filter, axis.of, axis.conditionOf(stretch));
  const change = (to: Stretch): void => {
    clearTimeout(timer);
    stretch = to;
    show(stretch);
    onMove(filterOf());
  };
  const clear = (event: Event, focus: Focus | null): void => {
    if (axis.conditionOf(stretch) === null && !condition) return;
    event.stopPropagation();
    change(whole);
    if (condition) onFilter(filterOf(), focus);
  };
  show(stretch);

  for (const end of [0, 1] as const) {
    ends[end].addEventListener('keydown', (event) => {
      const focus = { axis: index, end };
      if (event.key === 'Escape') return clear(event, focus);
      const to = placeAfter(event, stretch[end], axis.step);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      change(end === 0 ? [Math.min(to, stretch[1]), stretch[1]] : [stretch[0], Math.max(to, stretch[0])]);
      // One drawing for as many keys as come together.
      timer = window.setTimeout(() => onFilter(filterOf(), focus), 150);
    });
  }
  group.addEventListener('dblclick', (event) => clear(event, null));
  // A click here ends a drag, and marks no trial.
  group.addEventListener('click', (event) => event.stopPropagation());
  group.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const [from, before] = [placeOf(event), stretch];
    const drag = dragOf(before, from, condition !== undefined, 10 / (right - left));
    let isMoved = false;
    const ended = new AbortController();
    const until = { signal: ended.signal };
    const move = (event: PointerEvent): void => {
      isMoved ||= Math.abs(placeOf(event) - from) * (right - left) > 3;
      if (isMoved) change(drag(placeOf(event)));
    };
    const drop = (): void => {
      ended.abort();
      if (isMoved) onFilter(filterOf(), null);
    };
    const cancel = (): void => {
      ended.abort();
      change(before);
    };
    group.setPointerCapture(event.pointerId);
    group.addEventListener('pointermove', move, until);
    group.addEventListener('pointerup', drop, until);
    group.addEventListener('pointercancel', cancel, until);
  });
  return group;
}
