import * as Plot from '@observablehq/plot';
import { beyondText, reachOf, wholeAxis, within } from '@s4nn/charts';
import { isBetter } from '@s4nn/core';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { trialDots } from '../trial/dots.js';
import { legend } from '../trial/standing.js';
import { trialChart } from '../trial/trial-chart.js';
import type { View } from '../trial/view.js';

/** Every trial's value, and the best so far. */
export const history: Section<View> = {
  id: 'history',
  title: 'Optimisation history',
  isShown: ({ data, scoreOf }) => data.trials.some((trial) => scoreOf(trial) !== null),
  draw: (view) => {
    const { data, trials, objective, scoreOf, width } = view;
    const valued = trials.filter((trial) => scoreOf(trial) !== null);
    if (valued.length === 0) return null;
    const reach = reachOf(valued.map((trial) => scoreOf(trial)!));
    let best: number | null = null;
    const course = trials.flatMap((trial) => {
      const value = scoreOf(trial);
      if (
        trial.state === 'complete' &&
        value !== null &&
        (best === null || isBetter(objective.direction, value, best))
      ) {
        best = value;
      }
      return best === null ? [] : [{ x: trial.id, y: within(reach, best) }];
    });
    const failed = trials.filter(({ state }) => state === 'fail').length;
    const points = valued.map((trial) => ({ trial, x: trial.id, y: within(reach, scoreOf(trial)!) }));
    return [
      legend(data, valued),
      trialChart(
        view,
        `${objective.metric} of every trial, and the best so far`,
        {
          width,
          height: 300,
          x: wholeAxis(
            'trial',
            valued.map(({ id }) => id),
            width,
          ),
          y: { label: objective.metric, domain: reach.domain, tickFormat: view.tickText },
          marks: [
            Plot.line(course, {
              x: 'x',
              y: 'y',
              curve: 'step-after',
              stroke: 'var(--best)',
              strokeWidth: 1.5,
            }),
          ],
        },
        { shapes: trialDots(view, points), points },
      ),
      caption(
        `The line is the best complete trial so far. A pruned trial has the value of its last epoch.${beyondText(reach)}` +
          (failed > 0 ? ` ${failed} failed ${failed === 1 ? 'trial has' : 'trials have'} no value.` : ''),
      ),
    ];
  },
};
