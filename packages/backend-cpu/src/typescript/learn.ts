import type { Network, S4nnRule } from '@s4nn/core';
import { type LayerState, lanes } from './layer.js';

/**
 * How a sample teaches. Either its errors update the weights, and pass down through the updated or the previous
 * weights; or they are gathered with those of its group, and pass down through weights that do not change.
 */
export type Learning = S4nnRule['backpropagate'] | 'gather';

/** Learns in every layer from the normalised errors of the outputs, top down. Decay is left to the scales. */
export function learn({ neuron }: Network, states: readonly LayerState[], learning: Learning): void {
  for (let k = states.length - 1; k >= 0; k--) {
    const state = states[k]!;
    const passes = k > 0;
    if (passes) state.sums.fill(0, 0, state.input.length * 4);
    learnLayer(state, neuron.delay, learning, passes);
    if (passes && !passDown(state, states[k - 1]!, learning)) return;
  }
}

/**
 * Applies δ_j [t_i < t_j] to the weights, or adds it to the gradients. The errors of a tile are cleared lane by lane,
 * each at the spike of its own neuron, so that the rows in between need no test. A tile without errors costs nothing.
 */
function learnLayer(state: LayerState, delay: number, learning: Learning, passes: boolean): void {
  const { input, errors, tileEvents, eventEntries, eventNeurons } = state;
  for (let tile = 0; tile < state.tiles; tile++) {
    const first = tile * lanes;
    if (!anyOf(errors, first)) continue;
    state.touched[tile] = 1;
    let at = 0;
    for (let event = tileEvents[tile]!; event < tileEvents[tile + 1]!; event++) {
      const neuron = eventNeurons[event]!;
      if (errors[neuron] === 0) continue;
      const entry = eventEntries[event]!;
      // Without delay a neuron fires in the step of its crossing, and the inputs of that step do not come before it.
      const causes = delay === 1 ? entry + 1 : input.starts[input.rankOf[entry]!]!;
      learnRows(state, tile, at, causes, learning, passes);
      at = Math.max(at, causes);
      errors[neuron] = 0;
    }
    // The remaining errors belong to silent neurons: every spike came before their time, the duration.
    if (!anyOf(errors, first)) continue;
    learnRows(state, tile, at, input.length, learning, passes);
    errors.fill(0, first, first + lanes);
  }
}

function anyOf(errors: Float32Array, first: number): boolean {
  for (let lane = 0; lane < lanes; lane++) if (errors[first + lane] !== 0) return true;
  return false;
}

/** Errors pass down in four partial sums, by neuron modulo 4: the order in which the SIMD kernels add. */
function learnRows(
  state: LayerState,
  tile: number,
  from: number,
  to: number,
  learning: Learning,
  passes: boolean,
): void {
  const { weights, gradients, errors, inputs, input, sums } = state;
  const rate = Math.fround(state.rate / state.scale);
  const first = tile * lanes;
  for (let entry = from; entry < to; entry++) {
    const row = (tile * inputs + input.neurons[entry]!) * lanes;
    for (let lane = 0; lane < lanes; lane++) {
      const error = errors[first + lane]!;
      const before = weights[row + lane]!;
      let through = before;
      if (learning === 'gather') gradients![row + lane] = gradients![row + lane]! + error;
      else {
        const after = Math.fround(before - Math.fround(rate * error));
        weights[row + lane] = after;
        if (learning === 'updated') through = after;
      }
      if (!passes) continue;
      const sum = entry * 4 + (lane & 3);
      sums[sum] = sums[sum]! + Math.fround(error * through);
    }
  }
}

/**
 * Adds up the four partial sums of each spike, (s0 + s2) + (s1 + s3), and writes the normalised errors of the layer
 * below. Its silent neurons have no error: nothing fired after them.
 * @returns whether any error is not 0.
 */
function passDown(state: LayerState, below: LayerState, learning: Learning): boolean {
  const { input, sums } = state;
  const scale = learning === 'updated' ? state.scale * state.kept : state.scale;
  let squares = 0;
  for (let entry = 0; entry < input.length; entry++) {
    const at = entry * 4;
    const sum = Math.fround(
      Math.fround(sums[at]! + sums[at + 2]!) + Math.fround(sums[at + 1]! + sums[at + 3]!),
    );
    sums[at] = sum;
    squares += (sum * scale) ** 2;
  }
  if (squares === 0) return false;
  const norm = Math.sqrt(squares);
  for (let entry = 0; entry < input.length; entry++) {
    below.errors[input.neurons[entry]!] = (sums[entry * 4]! * scale) / norm;
  }
  return true;
}
