import { type Reach, within } from '@s4nn/charts';
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

/** More colours than anyone tells apart. */
const colours = 24;

/** Items of about the same value, which have one colour, from the worst to the best. */
export function byColour<Item extends { readonly value: number }>(
  { objective }: View,
  reach: Reach,
  items: readonly Item[],
): { readonly value: number; readonly items: readonly Item[] }[] {
  const [low, high] = reach.domain;
  const step = (high - low) / colours;
  const found = Array.from({ length: colours }, (_, k) => ({
    value: low + (k + 0.5) * step,
    items: [] as Item[],
  }));
  for (const item of items) {
    const place = Math.floor((within(reach, item.value) - low) / step);
    found[Math.min(colours - 1, place)]!.items.push(item);
  }
  const occurring = found.filter(({ items }) => items.length > 0);
  return objective.direction === 'minimize' ? occurring.reverse() : occurring;
}
