import type { Reach } from '../chart/reach.js';
import type { View } from '../trial/view.js';

/** How much of the scheme is left out at its worse end, which would be hard to see on the page. */
const faintest = 0.12;

/** Colours by the value of the objective, for every kind of sight: the better, the more it differs from the page. */
export const colourScale = ({ dark, objective, tickText }: View, { domain }: Reach) => {
  const minimised = objective.direction === 'minimize';
  return {
    type: 'linear' as const,
    scheme: 'viridis' as const,
    domain: [...domain],
    range: minimised ? [0, 1 - faintest] : [faintest, 1],
    clamp: true,
    reverse: dark === minimised,
    tickFormat: tickText,
  };
};
