import type { Pruner } from './curve.js';

/** Options of {@link asha}, in epochs where they are lengths. */
export interface AshaOptions {
  /** The first rung; an integer of 1 or more. */
  readonly minimum: number;
  /** η: about one trial in η goes on at each rung; an integer of 2 or more. */
  readonly reduction: number;
  /** The length of a whole trial, which ends there by itself. */
  readonly maximum: number;
}

/**
 * Asynchronous successive halving that stops (Li et al. 2018; the rule of Ray and Syne Tune): at rung minimum · ηᵏ a
 * trial stops when more than 1/η of the values recorded there, its own included, are better than its own. Ties stay,
 * the first at a rung stays, NaN stops at once.
 */
export function asha({ minimum, reduction, maximum }: AshaOptions): Pruner {
  return ({ values }, peers) => {
    const epoch = values.length;
    const own = values[epoch - 1];
    if (own === undefined || epoch >= maximum) return 'continue';
    if (Number.isNaN(own)) return 'stop';
    if (!isRung(epoch, minimum, reduction)) return 'continue';
    // A curve that long was recorded at this rung, whatever became of its trial.
    const recorded = peers.filter((peer) => peer.values.length >= epoch);
    const better = recorded.filter((peer) => peer.values[epoch - 1]! > own).length;
    return better * reduction > recorded.length + 1 ? 'stop' : 'continue';
  };
}

/** Multiplies rather than takes logarithms: Math.log(243) / Math.log(3) is below 5. */
function isRung(epoch: number, minimum: number, reduction: number): boolean {
  let rung = minimum;
  while (rung < epoch) rung *= reduction;
  return rung === epoch;
}
