import { svg } from '@s4nn/charts';
import type { Axis, Stretch } from './axes.js';

/** The elements of the brush of one axis. */
export interface BrushShape {
  readonly group: SVGGElement;
  /** Its ends, each a slider for the keyboard. */
  readonly ends: readonly [from: SVGRectElement, to: SVGRectElement];
  /** Where a stretch of the axis shows. */
  readonly show: (stretch: Stretch) => void;
  /** Which place of the axis, 0…1, lies below the pointer. */
  readonly placeOf: (event: PointerEvent) => number;
}

const [half, margin, thick] = [13, 9, 6] as const;

/** Draws the brush of an axis from `left` to `right` at a height, in pixels. */
export function brushShape(
  axis: Axis,
  index: number,
  left: number,
  right: number,
  middle: number,
): BrushShape {
  const length = right - left;
  // A choice is a place, and its stretch has to be seen.
  const beside = axis.step > 0.02 ? Math.min(24, 0.4 * length * axis.step) : 0;
  const area = svg('rect', {
    ...{ x: left - margin, y: middle - half, width: length + 2 * margin, height: 2 * half },
    ...{ class: 'area', fill: 'transparent' },
  });
  const title = svg('title');
  title.textContent = `${axis.wholeName}: drag to choose a stretch; double click or Escape for all`;
  area.append(title);
  const box = svg('rect', { y: middle - half + 3, height: 2 * half - 6, rx: 3, class: 'stretch' });
  const endOf = (end: 0 | 1): SVGRectElement =>
    svg('rect', {
      ...{ y: middle - half + 1, width: thick, height: 2 * half - 2, rx: 3, class: 'end' },
      ...{ tabindex: 0, role: 'slider', 'aria-orientation': 'horizontal' },
      ...{
        'aria-label': `${axis.name}, ${end === 0 ? 'from' : 'to'}`,
        'aria-valuemin': 0,
        'aria-valuemax': 100,
      },
      ...{ 'data-axis': index, 'data-end': end },
    });
  const ends = [endOf(0), endOf(1)] as const;
  const group = svg('g', { class: 'brush' });
  group.append(area, box, ...ends);
  return {
    ...{ group, ends },
    show: (stretch) => {
      const from = Math.max(left, left + stretch[0] * length - beside);
      const to = Math.min(right, left + stretch[1] * length + beside);
      box.setAttribute('x', String(from));
      box.setAttribute('width', String(Math.max(1, to - from)));
      ends[0].setAttribute('x', String(from - thick));
      ends[1].setAttribute('x', String(to));
      for (const [end, node] of ends.entries()) {
        node.setAttribute('aria-valuenow', String(Math.round(100 * stretch[end]!)));
        node.setAttribute('aria-valuetext', axis.textAt(stretch[end]!));
      }
      group.classList.toggle('active', axis.conditionOf(stretch) !== null);
    },
    placeOf: ({ clientX }) => {
      const box = area.getBoundingClientRect();
      return (clientX - box.left - margin) / (box.width - 2 * margin);
    },
  };
}
