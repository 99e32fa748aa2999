import { type LayerState, lanes } from './layer.js';

/** Writes the outputs' potentials after the first `length` spikes of their stream. */
export function readPotentials(state: LayerState, length: number, target: Float32Array): void {
  const { weights, inputs, input } = state;
  for (let output = 0; output < state.neurons; output++) {
    const start = Math.floor(output / lanes) * inputs * lanes + (output % lanes);
    let potential = Math.fround(0);
    for (let entry = 0; entry < length; entry++) {
      potential = Math.fround(potential + weights[start + input.neurons[entry]! * lanes]!);
    }
    target[output] = potential;
  }
}
