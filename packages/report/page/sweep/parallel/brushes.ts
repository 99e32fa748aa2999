import type * as Plot from '@observablehq/plot';
import { svg } from '../../chart/svg.js';
import { type Filter, isAbout, replaced } from '../../trial/filter.js';
import type { Axis, Stretch } from './axes.js';

/** Which end of which axis has the focus: it gets it again after a change has had everything drawn anew. */
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

const [half, grip] = [13, 9] as const;

/**
 * A brush on each axis, as a mark: the pointer draws, moves and resizes a stretch, arrow keys move its ends, and Escape or a double
 * click ends it. Stretches of several axes combine.
 */
export const brushes =
  (axes: readonly Axis[], { filter, onMove, onFilter }: Brushing): Plot.RenderFunction =>
  (_, { x, y }) => {
    const [left, right] = [x!(0), x!(1)];
    const all = svg('g', { class: 'brushes' });
    for (const [index, axis] of axes.entries()) {
      const middle = y!(index);
      const condition = filter.find((one) => isAbout(one, axis.of));
      let stretch: Stretch = condition ? axis.stretchOf(condition) : [0, 1];
      const wide = axis.step > 0.02 ? Math.min(24, 0.4 * (right - left) * axis.step) : 0;
      const area = svg('rect', {
        ...{ x: left - grip, y: middle - half, width: right - left + 2 * grip, height: 2 * half },
        ...{ class: 'area', fill: 'transparent' },
      });
      const box = svg('rect', { y: middle - half + 3, height: 2 * half - 6, rx: 3, class: 'stretch' });
      const ends = ([0, 1] as const).map((end) =>
        svg('rect', {
          ...{ y: middle - half + 1, width: 6, height: 2 * half - 2, rx: 3, class: 'end' },
          ...{ tabindex: 0, role: 'slider', 'aria-orientation': 'horizontal' },
          ...{ 'aria-label': `${axis.name}, ${end === 0 ? 'from' : 'to'}` },
          ...{ 'aria-valuemin': 0, 'aria-valuemax': 100 },
          ...{ 'data-axis': index, 'data-end': end },
        }),
      );
      const filterOf = (part: Stretch): Filter => replaced(filter, axis.of, axis.conditionOf(part));
      const show = (): void => {
        const places = [
          Math.max(left, left + stretch[0] * (right - left) - wide),
          Math.min(right, left + stretch[1] * (right - left) + wide),
        ];
        box.setAttribute('x', String(places[0]));
        box.setAttribute('width', String(Math.max(1, places[1]! - places[0]!)));
        for (const [end, node] of ends.entries()) {
          node.setAttribute('x', String(places[end]! - (end === 0 ? 6 : 0)));
          node.setAttribute('aria-valuenow', String(Math.round(100 * stretch[end]!)));
          node.setAttribute('aria-valuetext', axis.textAt(stretch[end]!));
        }
        group.classList.toggle('active', axis.conditionOf(stretch) !== null);
      };
      const group = svg('g', { class: 'brush' });
      const title = svg('title');
      title.textContent = `${axis.wholeName}: drag to choose a stretch; double click or Escape for all`;
      area.append(title);
      group.append(area, box, ...ends);
      all.append(group);
      show();

      const commit = (focus: Focus | null): void => onFilter(filterOf(stretch), focus);
      const clear = (focus: Focus | null): void => {
        stretch = [0, 1];
        if (condition) commit(focus);
        else show();
      };
      let timer = 0;
      for (const [end, node] of ends.entries() as IterableIterator<[0 | 1, SVGRectElement]>) {
        node.addEventListener('keydown', (event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            clear({ axis: index, end });
            return;
          }
          const to = placeAfter(event, stretch[end], axis.step);
          if (to === null) return;
          event.preventDefault();
          event.stopPropagation();
          stretch =
            end === 0 ? [Math.min(to, stretch[1]), stretch[1]] : [stretch[0], Math.max(to, stretch[0])];
          show();
          onMove(filterOf(stretch));
          // One drawing for as many keys as come together.
          clearTimeout(timer);
          timer = window.setTimeout(() => commit({ axis: index, end }), 150);
        });
      }
      group.addEventListener('dblclick', (event) => {
        event.stopPropagation();
        clear(null);
      });
      // A click here ends a drag, and marks no trial.
      group.addEventListener('click', (event) => event.stopPropagation());
      group.addEventListener('pointerdown', (event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        const at = ({ clientX }: PointerEvent): number => {
          const box = area.getBoundingClientRect();
          return (clientX - box.left - grip) / (box.width - 2 * grip);
        };
        const from = at(event);
        const before = stretch;
        const drag = dragOf(before, from, condition !== undefined, 10 / (right - left));
        let isMoved = false;
        const move = (event: PointerEvent): void => {
          isMoved ||= Math.abs(at(event) - from) * (right - left) > 3;
          if (!isMoved) return;
          stretch = drag(at(event));
          show();
          onMove(filterOf(stretch));
        };
        const end = (event: PointerEvent): void => {
          group.removeEventListener('pointermove', move);
          group.removeEventListener('pointerup', end);
          group.removeEventListener('pointercancel', end);
          if (event.type === 'pointercancel') {
            stretch = before;
            show();
            onMove(filter);
          } else if (isMoved) commit(null);
        };
        group.setPointerCapture(event.pointerId);
        group.addEventListener('pointermove', move);
        group.addEventListener('pointerup', end);
        group.addEventListener('pointercancel', end);
      });
    }
    return all;
  };

/** What a stretch becomes while the pointer moves: near an end that end follows, within it all of it, elsewhere it is a new one. */
function dragOf([low, high]: Stretch, from: number, isThere: boolean, near: number): (to: number) => Stretch {
  const within = (at: number): number => Math.min(1, Math.max(0, at));
  const between = (one: number, other: number): Stretch => [
    within(Math.min(one, other)),
    within(Math.max(one, other)),
  ];
  if (Math.abs(from - low) <= near && Math.abs(from - low) <= Math.abs(from - high)) {
    return (to) => between(to, high);
  }
  if (Math.abs(from - high) <= near) return (to) => between(low, to);
  if (!isThere || from < low || from > high) return (to) => between(from, to);
  return (to) => {
    const by = Math.min(1 - high, Math.max(-low, to - from));
    return [low + by, high + by];
  };
}

/** Where a key moves an end of a stretch; null for other keys. */
function placeAfter({ key, shiftKey }: KeyboardEvent, at: number, step: number): number | null {
  const far = shiftKey ? 5 * step : step;
  const to = {
    ...{ ArrowLeft: at - far, ArrowDown: at - far, ArrowRight: at + far, ArrowUp: at + far },
    ...{ PageDown: at - 5 * step, PageUp: at + 5 * step, Home: 0, End: 1 },
  }[key];
  return to === undefined ? null : Math.min(1, Math.max(0, to));
}
