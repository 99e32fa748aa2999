import type { LayerState } from './layer.js';

/** Below this, a scale is folded into the weights before it can run out of exponents. */
const smallest = 1e-6;

/** One update's decay of every layer, kept in its scale. */
export function decay(states: readonly LayerState[]): void {
  for (const state of states) {
    state.scale *= state.kept;
    // A scale of 0 or less (ηλ ≥ 1) can stand for nothing either.
    if (!(state.scale >= smallest)) fold(state);
  }
}

/** Multiplies the scale into the weights. */
export function fold(state: LayerState): void {
  const { weights, scale } = state;
  if (scale === 1) return;
  for (let index = 0; index < weights.length; index++) weights[index] = weights[index]! * scale;
  state.scale = 1;
}
