import * as Plot from '@observablehq/plot';
import { beyondText, drawing, type Reach, reachOf, tip, wholeAxis, within } from '@s4nn/charts';
import { counted, valueText } from '@s4nn/core';
import type { TrialData } from '../../src/trial.js';
import { caption } from '../element/caption.js';
import type { LiveView } from '../element/live-document.js';
import type { Section } from '../element/section.js';
import { tickTextOf } from '../text/value.js';
import { looks } from '../trial/standing.js';

/** The first objective of the trial by epoch, among those of others. */
export const trialCurve: Section<LiveView<TrialData>> = {
  id: 'curve',
  title: 'Its learning curve among others',
  isShown: ({ data }) => pointsOf(data.trial).length > 0,
  draw: ({ data, width }) => {
    const [objective] = data.objectives;
    const own = pointsOf(data.trial);
    const others = data.others.flatMap(pointsOf);
    const reach = reachOf(
      others.map(({ value }) => value),
      own.map(({ value }) => value),
    );
    const { colour, symbol } = looks[data.isBest ? 'best' : data.trial.state];
    const place = { x: 'epoch', y: ({ value }: { value: number }) => within(reach, value) };
    return [
      drawing(`${objective.metric} by epoch, and that of ${counted(data.others.length, 'other trial')}`, {
        ...{ width, height: 340 },
        x: wholeAxis(
          'epoch',
          [...own, ...others].map(({ epoch }) => epoch),
          width,
        ),
        y: { label: objective.metric, domain: [...reach.domain], tickFormat: tickTextOf(objective.metric) },
        marks: [
          Plot.line(others, {
            ...place,
            z: 'id',
            stroke: 'var(--muted)',
            strokeWidth: 1,
            strokeOpacity: 0.3,
          }),
          Plot.line(own, { ...place, stroke: colour, strokeWidth: 2.5, className: 'own' }),
          Plot.dot(own, { ...place, fill: colour, symbol, r: 4 }),
          tip(own, {
            ...place,
            title: ({ epoch, value }) => `epoch ${epoch}: ${valueText(objective.metric, value)}`,
          }),
        ],
      }),
      caption(captionOf(data, reach)),
    ];
  },
};

const pointsOf = ({ id, curve }: Pick<TrialData['trial'], 'id' | 'curve'>) =>
  curve.flatMap(([epoch, value]) => (value === null || Number.isNaN(value) ? [] : [{ id, epoch, value }]));

function captionOf({ others, allOthers, trial }: TrialData, reach: Reach): string {
  const shown =
    others.length < allOthers
      ? `The faint lines are ${others.length} of ${allOthers} other trials: the best and some of the rest.`
      : others.length > 0
        ? 'The faint lines are the other trials.'
        : 'No other trial has a curve yet.';
  const lost = trial.curve.filter(([, value]) => value === null).length;
  const nan = lost === 0 ? '' : ` ${counted(lost, 'epoch')} of it had no value.`;
  return `${shown}${nan}${beyondText(reach)}`;
}
