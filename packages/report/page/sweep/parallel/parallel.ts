import { element, reachOf } from '@s4nn/charts';
import { caption } from '../../element/caption.js';
import type { Section } from '../../element/section.js';
import { passes } from '../../trial/filter.js';
import { count, ofInterest } from '../../trial/interest.js';
import { thinned } from '../../trial/thinned.js';
import type { View } from '../../trial/view.js';
import { axesOf } from './axes.js';
import { brushes, type Focus } from './brushes.js';
import { coursesChart } from './courses.js';

/**
 * Every trial as a line through its objective and the values of its parameters. Axes lie one below the other: names of any length fit.
 * A stretch of an axis filters the trials of the whole page.
 */
export function parallel(): Section<View> {
  const thinning = { all: false };
  return {
    id: 'parallel',
    title: 'Parallel coordinates',
    isShown: ({ data, scoreOf }) =>
      data.parameters.length > 1 && data.trials.some((trial) => scoreOf(trial) !== null),
    draw: (view) => {
      const { data, objective, scoreOf, filter } = view;
      const valued = data.trials.filter((trial) => scoreOf(trial) !== null);
      if (valued.length === 0 || data.parameters.length < 2) return null;
      const axes = axesOf(view, reachOf(valued.map((trial) => scoreOf(trial)!)));
      const courses = valued.map((trial) => ({
        ...{ trial, value: scoreOf(trial)! },
        places: axes.map((axis) => axis.positionOf(trial)),
      }));
      const passed = new Set(view.trials);
      const shown = courses.filter(({ trial }) => passed.has(trial));
      const hidden = courses.filter(({ trial }) => !passed.has(trial));
      const interest = ofInterest(
        view,
        shown.map(({ trial }) => trial),
        objective.direction,
        scoreOf,
      );
      const backdrop = ofInterest(
        view,
        hidden.map(({ trial }) => trial),
        objective.direction,
        scoreOf,
      );
      const passing = element('span', { role: 'status' });
      const say = (trials: number): void => {
        passing.textContent = `${count(trials)} of ${count(data.trials.length)} trials pass. `;
        passing.hidden = trials === data.trials.length;
      };
      say(view.trials.length);
      const brushing = {
        filter,
        onMove: (next: View['filter']) =>
          say(data.trials.filter((trial) => passes(data.objectives, next, trial)).length),
        onFilter: (next: View['filter'], at: Focus | null) => {
          view.onFilter(next);
          // The end of the stretch that was moved is drawn anew; the next key is for it.
          const end = at && `#parallel [data-axis="${at.axis}"][data-end="${at.end}"]`;
          if (end) document.querySelector<SVGElement>(end)?.focus({ preventScroll: true });
        },
      };
      const drawn = thinned(thinning, interest, shown.length, (ids) => {
        const all = ids && new Set([...ids, ...(backdrop?.ids ?? hidden.map(({ trial }) => trial.id))]);
        return coursesChart(view, axes, { shown, hidden, drawn: all }, brushes(axes, brushing));
      });
      return [
        element(
          'p',
          { class: 'caption' },
          passing,
          'Drag along an axis to choose trials for the whole page.',
        ),
        ...drawn,
        caption(
          'Each line is a trial: the better it is, the stronger its colour. The colours span the better half. A line has a gap where its trial does not have the parameter. Arrow keys move the ends of a selection; Escape or a double click ends it.',
        ),
      ];
    },
  };
}
