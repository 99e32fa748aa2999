import { element } from '@s4nn/charts';
import { valueText } from '@s4nn/core';
import type { LiveDecision } from '../../../src/live.js';
import { clock } from '../../text/time.js';
import { looks } from '../../trial/standing.js';
import type { LiveSweep } from './live-sweep.js';
import { trialLink } from './trial-link.js';

/** What each decision is called, and in whose look. */
const words = {
  continue: { label: 'continues', look: looks.running },
  pause: { label: 'waits at its rung', look: looks.waiting },
  complete: { label: 'complete', look: looks.complete },
  pruned: { label: 'pruned', look: looks.pruned },
  fail: { label: 'failed', look: looks.fail },
  dropped: { label: 'ended with the sweep', look: looks.pruned },
} as const;

/** The last decisions, newest first, each with its reason. */
export function decisionList(data: LiveSweep): HTMLElement[] {
  const { decisions } = data.live;
  if (decisions.length === 0) return [];
  const attributes = {
    class: 'scroll decisions',
    tabindex: '0',
    'aria-label': 'Last decisions, newest first',
  };
  return [
    element('h3', {}, 'Decisions'),
    element('ol', attributes, ...decisions.map((decision) => entry(data, decision))),
  ];
}

function entry(data: LiveSweep, { at, trial, epoch, decision, value, reason }: LiveDecision): HTMLElement {
  const { label, look } = words[decision];
  const { metric } = data.objectives[0];
  const said = value === null ? '' : `, ${metric} ${valueText(metric, value)}`;
  return element(
    'li',
    {},
    at === null ? null : element('time', { datetime: at, class: 'muted' }, `${clock(at)} `),
    trialLink(data.name, trial),
    ' ',
    element('strong', { style: `color: ${look.colour}` }, `${look.sign} ${label}`),
    ` after epoch ${epoch}${said}`,
    reason === null ? null : element('span', { class: 'reason' }, reason),
  );
}
