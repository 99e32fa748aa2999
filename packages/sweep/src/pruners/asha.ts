import type { Curve, Pruner } from './pruner.js';
import { rungsBelow } from './rungs.js';

/** Options of {@link asha}. */
export interface AshaOptions {
  /** The first rung in epochs; an integer of 1 or more. */
  readonly minimum: number;
  /** η: about one trial in η goes on at each rung; an integer of 2 or more. */
  readonly reduction: number;
  /** `stopping` decides once, when a trial comes to a rung; `promotion` holds it there until it is among the best. */
  readonly form: 'stopping' | 'promotion';
}

/**
 * Asynchronous successive halving (Li et al. 2018) with rungs at minimum · ηᵏ. Its stopping form is the rule of Ray and
 * Syne Tune: a trial stops when more than 1/η of the values recorded at the rung, its own included, are better than its
 * own; ties stay, the first at a rung stays, NaN stops. Its promotion form is Algorithm 2 of the paper: the best
 * ⌊n/η⌋ of n trials recorded at a rung go on, one at a time, those of the highest rung first; of equals the earlier
 * trial is the better one, and NaN never goes on.
 */
export function asha({ minimum, reduction, form }: AshaOptions): Pruner {
  const rungs = (_: number, epochs: number) => rungsBelow(epochs, minimum, reduction);
  if (form === 'promotion') {
    return {
      rungs,
      decide: () => 'pause',
      promote: (curves, last) => promote(curves, minimum, reduction, last),
    };
  }
  return {
    rungs,
    decide: ({ values }, peers) => {
      const rung = values.length;
      const own = values[rung - 1]!;
      if (Number.isNaN(own)) return 'stop';
      // A curve that long was recorded at this rung, whatever became of its trial.
      const recorded = peers.filter((peer) => peer.values.length >= rung);
      const better = recorded.filter((peer) => peer.values[rung - 1]! > own).length;
      return better * reduction > recorded.length + 1 ? 'stop' : 'continue';
    },
    promote: () => null,
  };
}

function promote(curves: readonly Curve[], minimum: number, reduction: number, last: boolean): number | null {
  const longest = curves.reduce((length, { values }) => Math.max(length, values.length), 0);
  const rungs = rungsBelow(longest + 1, minimum, reduction).reverse();
  for (const rung of rungs) {
    const recorded = ranked(curves, rung);
    const [best] = recorded.slice(0, Math.floor(recorded.length / reduction)).filter(waits(rung));
    if (best) return best.id;
  }
  if (!last || curves.some(({ state }) => state === 'complete')) return null;
  const [best] = rungs.flatMap((rung) => ranked(curves, rung).filter(waits(rung)));
  return best?.id ?? null;
}

/** The trials recorded at a rung, the best first and NaN last. */
const ranked = (curves: readonly Curve[], rung: number): Curve[] =>
  curves
    .filter(({ values }) => values.length >= rung)
    .sort((a, b) => order(b.values[rung - 1]!) - order(a.values[rung - 1]!) || a.id - b.id);

// Infinity − Infinity is no order.
const order = (value: number): number => (Number.isNaN(value) ? -Number.MAX_VALUE : value);

/** Whether a trial is held at a rung and may be promoted from it. */
const waits =
  (rung: number) =>
  ({ state, values }: Curve): boolean =>
    state === 'paused' && values.length === rung && !Number.isNaN(values[rung - 1]);
