import { layerOf, slotOf } from './addresses';
import { boundOf, liveRanks, prepare } from './fire';
import { begin, earliestOutput, passOn } from './forward';
import { fireTile } from './generated/tiles';
import { readOut } from './readout';
import { Network, Stream } from './records';
import { read, spikesUntil, take } from './sample';

/** Minimum number of spikes in the first part of a sample, and in the others. */
const FIRST_PART = 32;
const PART = 16;

/**
 * Runs the samples of the block. Several run side by side, so that the weights of a tile are read once for all of
 * them; each runs in parts of its stream, so that it can end with its decision.
 * @returns 0, or 1 + the first sample whose spikes are unsound.
 */
export function infer(network: Network, samples: i32, wide: bool, full: bool): i32 {
  for (let first = 0; first < samples; first += network.slots) {
    const count = min(samples - first, network.slots);
    for (let slot = 0; slot < count; slot++) {
      if (!take(slotOf(network, slot), first + slot, wide)) return first + slot + 1;
    }
    runSlots(network, count, wide, full);
    for (let slot = 0; slot < count; slot++) readOut(slotOf(network, slot), first + slot, full);
  }
  return 0;
}

function runSlots(network: Network, count: i32, wide: bool, full: bool): void {
  const bound = boundOf(network, layerOf(network, 0));
  const tiles = layerOf(network, 0).tiles;
  let live = count;
  for (let slot = 0; slot < count; slot++) {
    begin(slotOf(network, slot));
    store<u32>(network.live + (<usize>slot << 2), slot);
  }
  while (live > 0) {
    for (let at = 0; at < live; at++) {
      const running = liveSlot(network, at);
      const layer = layerOf(running, 0);
      read(running, full ? running.length : nextPart(running, layer.input, network.extra), wide);
      prepare(layer, liveRanks(running, layer.input));
      store<usize>(network.firing + (<usize>at << 2), changetype<usize>(layer));
    }
    for (let tile = 0; tile < tiles; tile++) fireTile(network.firing, live, tile, bound);
    let left = 0;
    for (let at = 0; at < live; at++) {
      const running = liveSlot(network, at);
      passOn(running);
      const over = layerOf(running, 0).input.length == running.length || hasDecided(running);
      if (over) adapt(network, running);
      store<u32>(network.live + (<usize>left << 2), load<u32>(network.live + (<usize>at << 2)));
      left += 1 - i32(over);
    }
    live = left;
  }
}

/** Whether an output has fired, and all layers have run as far as the decision depends on them. */
function hasDecided(network: Network): bool {
  const earliest = earliestOutput(network);
  if (earliest == network.duration) return false;
  const stream = layerOf(network, 0).input;
  const reached = <i32>load<u16>(stream.steps + (<usize>(stream.ranks - 1) << 1));
  return reached >= lastInput(network, earliest);
}

/**
 * The last input step that a decision depends on: spikes of the first hidden layer come one delay after their inputs.
 */
function lastInput(network: Network, earliest: i32): i32 {
  return earliest - 2 * network.delay;
}

/**
 * Lengthens later first parts when that of this sample was too short, and otherwise shortens them, by a quarter as
 * much. So one part is enough for four of five samples, and few spikes run after a decision.
 */
function adapt(network: Network, sample: Network): void {
  const before = spikesUntil(layerOf(sample, 0).input, lastInput(network, earliestOutput(sample)) - 1);
  const tooShort = before >= firstPart(network.extra);
  network.extra = max(0, network.extra + (tooShort ? 8 : -2));
}

// @ts-ignore: decorator
@inline
function firstPart(extra: i32): i32 {
  return FIRST_PART + (extra >> 5);
}

// @ts-ignore: decorator
@inline
function liveSlot(network: Network, at: i32): Network {
  return slotOf(network, load<i32>(network.live + (<usize>at << 2)));
}

/**
 * Number of spikes that the stream should have after its next part. Short parts end soon after the decision; long
 * parts store the potentials of a tile less often.
 */
// @ts-ignore: decorator
@inline
function nextPart(network: Network, stream: Stream, extra: i32): i32 {
  if (stream.length == 0) return max(firstPart(extra), network.length / 16);
  return stream.length + max(PART, network.length / 16);
}
