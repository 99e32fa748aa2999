import * as Plot from '@observablehq/plot';
import { beyondText, type Reach, reachOf, within } from '@s4nn/charts';
import { caption } from '../element/caption.js';
import type { Section } from '../element/section.js';
import { tickTextOf } from '../text/value.js';
import { trialDots } from '../trial/dots.js';
import { legend } from '../trial/standing.js';
import { trialChart } from '../trial/trial-chart.js';
import type { View } from '../trial/view.js';

/** Two objectives against each other, and the trials that no other beats in both. */
export const front: Section<View> = {
  id: 'front',
  title: 'Pareto front',
  isShown: ({ data }) =>
    data.objectives.length === 2 && data.trials.some(({ values }) => values?.length === 2),
  draw: (view) => {
    const { data, width } = view;
    const [across, up, more] = data.objectives;
    if (!up || more) return null;
    const trials = view.trials.filter(({ values }) => values?.length === 2);
    if (trials.length === 0) return null;
    const [reachX, reachY] = [0, 1].map((k) => reachOf(trials.map(({ values }) => values![k]!))) as [
      Reach,
      Reach,
    ];
    const points = trials.map((trial) => ({
      trial,
      x: within(reachX, trial.values![0]!),
      y: within(reachY, trial.values![1]!),
    }));
    const best = new Set(data.best);
    const steps = points.filter(({ trial }) => best.has(trial.id)).sort((a, b) => a.x - b.x);
    // What lies between two trials of the front is beaten by both: the corner is on the worse side of each.
    const curve = across.direction === 'maximize' ? 'step-before' : 'step-after';
    const axes = [across, up].map(({ metric, direction }, k) => ({
      label: `${metric}, ${direction}`,
      domain: [reachX, reachY][k]!.domain,
      tickFormat: tickTextOf(metric),
    }));
    return [
      legend(data, trials),
      trialChart(
        view,
        `${up.metric} against ${across.metric}`,
        {
          width,
          height: 360,
          x: axes[0]!,
          y: axes[1]!,
          marks: [Plot.line(steps, { x: 'x', y: 'y', curve, stroke: 'var(--best)', strokeWidth: 1.5 })],
        },
        { shapes: trialDots(view, points), points },
      ),
      caption(
        `No trial beats one of the front in both objectives.${beyondText({ ...reachX, beyond: reachX.beyond + reachY.beyond })}`,
      ),
    ];
  },
};
