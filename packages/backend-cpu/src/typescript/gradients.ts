import { type LayerState, lanes } from './layer.js';

/** Allocates the gradients, once. */
export function reserveGradients(states: readonly LayerState[]): void {
  for (const state of states) state.gradients ??= new Float32Array(state.weights.length);
}

/** w −= η · mean gradient of the group's samples, in the tiles that the group touched; clears the gradients. */
export function applyGradients(states: readonly LayerState[], samples: number): void {
  for (const { weights, gradients, touched, rate, scale, inputs } of states) {
    const share = Math.fround(rate / (samples * scale));
    for (let tile = 0; tile < touched.length; tile++) {
      if (touched[tile] === 0) continue;
      touched[tile] = 0;
      const end = (tile + 1) * inputs * lanes;
      for (let index = tile * inputs * lanes; index < end; index++) {
        weights[index] = weights[index]! - Math.fround(share * gradients![index]!);
        gradients![index] = 0;
      }
    }
  }
}
