import type { LayerState } from './layer.js';

/** A smaller scale is folded into the weights before it can underflow. */
const smallest = 1e-6;

/** Applies the decay of one update to the scale of every layer. */
export function decay(states: readonly LayerState[]): void {
  for (const state of states) {
    state.scale *= state.kept;
    // A scale of 0 or less (ηλ ≥ 1) must go too: thresholds are divided by scales.
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
