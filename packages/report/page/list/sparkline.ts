import { svg } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import type { ListedSweep } from '../../src/list.js';

const [width, height, margin] = [104, 26, 3] as const;

/** The best value so far by ended trials as a small line of steps; null where no trial is complete. */
export function sparkline({ course, objective }: ListedSweep): SVGElement | null {
  const [first] = course;
  const last = course.at(-1);
  if (!first || !last) return null;
  const values = course.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (trials: number): number => margin + ((width - 2 * margin) * trials) / Math.max(1, last.trials);
  const y = (value: number): number =>
    high === low ? height / 2 : height - margin - ((height - 2 * margin) * (value - low)) / (high - low);
  const steps = course.map(({ trials, value }) => `H${x(trials).toFixed(1)}V${y(value).toFixed(1)}`);
  const path = `M${x(first.trials).toFixed(1)} ${y(first.value).toFixed(1)}${steps.join('')}`;
  const said =
    first.value === last.value
      ? `best so far ${valueText(objective.metric, last.value)} since trial ${first.trials} of ${last.trials}`
      : `best so far from ${valueText(objective.metric, first.value)} to ${valueText(objective.metric, last.value)} in ${last.trials} trials`;
  return svg(
    'svg',
    { class: 'sparkline', role: 'img', 'aria-label': said, width, height, viewBox: `0 0 ${width} ${height}` },
    svg('title', {}, said),
    svg('path', { d: path }),
    svg('circle', { cx: x(last.trials), cy: y(last.value), r: 2.5 }),
  );
}
