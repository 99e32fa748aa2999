import type { Network, S4nnRule } from '@s4nn/core';
import { type LayerState, lanes } from './layer.js';

/** Updates every layer from the outputs' normalised errors, top down. Decay is left to the scales. */
export function learn(
  { neuron }: Network,
  states: readonly LayerState[],
  backpropagate: S4nnRule['backpropagate'],
): void {
  for (let k = states.length - 1; k >= 0; k--) {
    const state = states[k]!;
    if (k > 0) state.sums.fill(0, 0, state.input.length * 4);
    update(state, neuron.delay, k > 0 ? backpropagate : 'nothing');
    if (k > 0 && !passDown(state, states[k - 1]!, backpropagate)) return;
  }
}

/**
 * w_ji −= η δ_j [t_i < t_j]. A tile's errors are cleared lane by lane as its neurons' own spikes come by, so that the
 * rows in between need no test; a tile without errors costs nothing.
 */
function update(state: LayerState, delay: number, pass: S4nnRule['backpropagate'] | 'nothing'): void {
  const { input, errors, tileEvents, eventEntries, eventNeurons } = state;
  const rate = Math.fround(state.rate / state.scale);
  for (let tile = 0; tile < state.tiles; tile++) {
    const first = tile * lanes;
    if (!anyOf(errors, first)) continue;
    let at = 0;
    for (let event = tileEvents[tile]!; event < tileEvents[tile + 1]!; event++) {
      const neuron = eventNeurons[event]!;
      if (errors[neuron] === 0) continue;
      const entry = eventEntries[event]!;
      // Without delay a neuron fires at its crossing step, and that step's own inputs are not before it.
      const causes = delay === 1 ? entry + 1 : input.starts[input.rankOf[entry]!]!;
      updateRows(state, tile, at, causes, rate, pass);
      at = Math.max(at, causes);
      errors[neuron] = 0;
    }
    // What is left belongs to silent neurons: every spike came before their time, the duration.
    if (!anyOf(errors, first)) continue;
    updateRows(state, tile, at, input.length, rate, pass);
    errors.fill(0, first, first + lanes);
  }
}

function anyOf(errors: Float32Array, first: number): boolean {
  for (let lane = 0; lane < lanes; lane++) if (errors[first + lane] !== 0) return true;
  return false;
}

/** Errors are passed in four partial sums, by neuron modulo 4: the order in which the SIMD kernels add. */
function updateRows(
  { weights, errors, inputs, input, sums }: LayerState,
  tile: number,
  from: number,
  to: number,
  rate: number,
  pass: S4nnRule['backpropagate'] | 'nothing',
): void {
  const first = tile * lanes;
  for (let entry = from; entry < to; entry++) {
    const row = (tile * inputs + input.neurons[entry]!) * lanes;
    for (let lane = 0; lane < lanes; lane++) {
      const error = errors[first + lane]!;
      const before = weights[row + lane]!;
      const after = Math.fround(before - Math.fround(rate * error));
      weights[row + lane] = after;
      if (pass === 'nothing') continue;
      const sum = entry * 4 + (lane & 3);
      sums[sum] = sums[sum]! + Math.fround(error * (pass === 'updated' ? after : before));
    }
  }
}

/**
 * Adds up the four partial sums of each spike, (s0 + s2) + (s1 + s3), and writes the normalised errors of the layer
 * below. Its silent neurons have none: nothing fired after them.
 * @returns whether any error is not 0.
 */
function passDown(state: LayerState, below: LayerState, backpropagate: S4nnRule['backpropagate']): boolean {
  const { input, sums } = state;
  const scale = backpropagate === 'updated' ? state.scale * state.kept : state.scale;
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
