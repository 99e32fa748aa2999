import type { Stretch } from './axes.js';

/** What a stretch becomes while the pointer moves: near an end that end follows, within it all of it, elsewhere it is a new one. */
export function dragOf(
  [low, high]: Stretch,
  from: number,
  isThere: boolean,
  near: number,
): (to: number) => Stretch {
  const within = (at: number): number => Math.min(1, Math.max(0, at));
  const between = (one: number, other: number): Stretch => [
    within(Math.min(one, other)),
    within(Math.max(one, other)),
  ];
  if (Math.abs(from - low) <= near && Math.abs(from - low) <= Math.abs(from - high)) {
    return (to) => between(to, high);
  }
  if (Math.abs(from - high) <= near) return (to) => between(low, to);
  if (!isThere || from < low || from > high) return (to) => between(from, to);
  return (to) => {
    const by = Math.min(1 - high, Math.max(-low, to - from));
    return [low + by, high + by];
  };
}

/** Where a key moves an end of a stretch; null for other keys. */
export function placeAfter({ key, shiftKey }: KeyboardEvent, at: number, step: number): number | null {
  const far = shiftKey ? 5 * step : step;
  const to = {
    ...{ ArrowLeft: at - far, ArrowDown: at - far, ArrowRight: at + far, ArrowUp: at + far },
    ...{ PageDown: at - 5 * step, PageUp: at + 5 * step, Home: 0, End: 1 },
  }[key];
  return to === undefined ? null : Math.min(1, Math.max(0, to));
}
