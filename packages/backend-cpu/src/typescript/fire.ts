import type { Network } from '@s4nn/core';
import { type LayerState, lanes } from './layer.js';

const bits = new DataView(new ArrayBuffer(4));

/**
 * The float32 that a float32 potential exceeds exactly when it exceeds (if `reaches`: reaches) the threshold: the
 * largest one that is not above (if `reaches`: that is below) the threshold. So one strict comparison serves both
 * kinds of crossing, and neither is rounded.
 */
export function boundOf(threshold: number, reaches: boolean): number {
  const nearest = Math.fround(threshold);
  if (reaches ? nearest < threshold : nearest <= threshold) return nearest;
  bits.setFloat32(0, nearest);
  bits.setInt32(0, bits.getInt32(0) - 1);
  return bits.getFloat32(0);
}

/** Runs a layer over its stream: writes spike times, the events, and their number per rank. */
export function fire({ duration, neuron }: Network, state: LayerState): void {
  const { input, times, bins } = state;
  bins.fill(0, 0, input.ranks);
  times.fill(duration);
  const last = input.ranks - 1;
  // A crossing at the last step may lead to a spike after the end.
  const spikesTooLate = last >= 0 && input.steps[last]! + neuron.delay >= duration;
  const live = spikesTooLate ? input.starts[last]! : input.length;
  const bound = boundOf(state.layer.threshold / state.scale, neuron.crossing === '>=');
  let events = 0;
  for (let tile = 0; tile < state.tiles; tile++) {
    state.tileEvents[tile] = events;
    events = fireTile(state, tile, live, bound, neuron.delay, events);
  }
  state.tileEvents[state.tiles] = events;
}

/** @returns the number of events so far. */
function fireTile(
  state: LayerState,
  tile: number,
  live: number,
  bound: number,
  delay: number,
  events: number,
): number {
  const { weights, inputs } = state;
  const { neurons, ends } = state.input;
  const base = tile * inputs * lanes;
  const first = tile * lanes;
  const all = events + Math.min(lanes, state.neurons - first);
  let a0 = Math.fround(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  let a5 = a0;
  let a6 = a0;
  let a7 = a0;
  for (let entry = 0; entry < live && events < all; entry++) {
    const row = base + neurons[entry]! * lanes;
    a0 = Math.fround(a0 + weights[row]!);
    a1 = Math.fround(a1 + weights[row + 1]!);
    a2 = Math.fround(a2 + weights[row + 2]!);
    a3 = Math.fround(a3 + weights[row + 3]!);
    a4 = Math.fround(a4 + weights[row + 4]!);
    a5 = Math.fround(a5 + weights[row + 5]!);
    a6 = Math.fround(a6 + weights[row + 6]!);
    a7 = Math.fround(a7 + weights[row + 7]!);
    if (ends[entry] === 0) continue;
    // A neuron that has fired is at −∞ and cannot fire again.
    if (a0 > bound) {
      a0 = -Infinity;
      events = cross(state, first, entry, delay, events);
    }
    if (a1 > bound) {
      a1 = -Infinity;
      events = cross(state, first + 1, entry, delay, events);
    }
    if (a2 > bound) {
      a2 = -Infinity;
      events = cross(state, first + 2, entry, delay, events);
    }
    if (a3 > bound) {
      a3 = -Infinity;
      events = cross(state, first + 3, entry, delay, events);
    }
    if (a4 > bound) {
      a4 = -Infinity;
      events = cross(state, first + 4, entry, delay, events);
    }
    if (a5 > bound) {
      a5 = -Infinity;
      events = cross(state, first + 5, entry, delay, events);
    }
    if (a6 > bound) {
      a6 = -Infinity;
      events = cross(state, first + 6, entry, delay, events);
    }
    if (a7 > bound) {
      a7 = -Infinity;
      events = cross(state, first + 7, entry, delay, events);
    }
  }
  return events;
}

function cross(state: LayerState, neuron: number, entry: number, delay: number, events: number): number {
  const rank = state.input.rankOf[entry]!;
  state.bins[rank]!++;
  state.eventEntries[events] = entry;
  state.eventNeurons[events] = neuron;
  state.times[neuron] = state.input.steps[rank]! + delay;
  return events + 1;
}
