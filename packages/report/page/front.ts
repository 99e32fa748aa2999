import * as Plot from '@observablehq/plot';
import { drawing, trialDots } from './drawing.js';
import { element } from './element.js';
import { formatterOf } from './format.js';
import { beyondText, reachOf, within } from './reach.js';
import type { Section } from './section.js';
import { legend } from './states.js';

/** Two objectives against each other, and the trials that none beats in both. */
export const front: Section = {
  id: 'front',
  title: 'Pareto front',
  draw: (view) => {
    const { data, width } = view;
    const [across, up, more] = data.objectives;
    if (!up || more) return null;
    const trials = data.trials.filter(({ values }) => values?.length === 2);
    if (trials.length === 0) return null;
    const [reachX, reachY] = [0, 1].map((k) => reachOf(trials.map(({ values }) => values![k]!))) as [
      Reach,
      Reach,
    ];
    const places = trials.map((trial) => ({
      trial,
      x: within(reachX, trial.values![0]!),
      y: within(reachY, trial.values![1]!),
    }));
    const steps = places.filter(({ trial }) => data.best.includes(trial.id)).sort((a, b) => a.x - b.x);
    // Between two trials of the front lies what both of them beat: the corner is on the worse side of each.
    const curve = across.direction === 'maximize' ? 'step-before' : 'step-after';
    return [
      legend(data, trials),
      drawing(`${up.metric} against ${across.metric}`, {
        width,
        height: 360,
        x: {
          label: `${across.metric}, ${across.direction}`,
          domain: reachX.domain,
          tickFormat: formatterOf(across),
        },
        y: { label: `${up.metric}, ${up.direction}`, domain: reachY.domain, tickFormat: formatterOf(up) },
        marks: [
          Plot.line(steps, { x: 'x', y: 'y', curve, stroke: 'var(--best)', strokeWidth: 1.5 }),
          ...trialDots(view, places),
        ],
      }),
      element(
        'p',
        { class: 'caption' },
        `No trial is better than one of the front in both.${beyondText({ ...reachX, beyond: reachX.beyond + reachY.beyond })}`,
      ),
    ];
  },
};

type Reach = ReturnType<typeof reachOf>;
