import { ENTRY, Layer } from './records';

/** Bytes per item of a layer's list. */
const ITEM: usize = 8;

/**
 * Clears all but first crossings in the masks of the ranks that the layer has just run, and lists the pairs of tiles
 * that have any, as (rank, byte offset of the pair in the masks of the rank). Writes without a branch, as `fireTile`
 * does.
 * @returns the end of the list.
 */
function firstCrossings(layer: Layer): usize {
  const rankBytes = layer.rankBytes;
  const crossed = layer.crossed;
  const end = layer.next;
  let item = layer.list;
  let masks = layer.out;
  for (let rank = layer.ran; rank < end; rank++, masks += rankBytes) {
    for (let pair: usize = 0; pair < rankBytes; pair += 8) {
      const before = load<u64>(crossed + pair);
      const first = load<u64>(masks + pair) & ~before;
      store<u64>(masks + pair, first);
      store<u64>(crossed + pair, before | first);
      store<u64>(item, (<u64>pair << 32) | <u64>rank);
      item += <usize>u32(first != 0) * ITEM;
    }
  }
  layer.ran = end;
  return item;
}

/** The lanes in the masks of a pair of tiles, side by side as their neurons are. */
// @ts-ignore: decorator
@inline
function lanesOf(layer: Layer, masks: u64): u64 {
  return (masks & 0xffffffff) | ((masks >> 32) << layer.lanes);
}

/**
 * Adds a layer's first crossings to the stream of the layer above, in order of step and, within a step, of neuron.
 */
export function order(layer: Layer, delay: i32, above: Layer): void {
  const end = firstCrossings(layer);
  const lanesOfTile = <u32>layer.lanes;
  const rankBytes = layer.rankBytes;
  const rowBytes = <u32>above.rowBytes;
  const from = layer.input.steps;
  const stream = above.input;
  const steps = stream.steps;
  const starts = stream.starts;
  const entries = stream.entries;
  let entry = entries + <usize>stream.length * ENTRY;
  let ranks = stream.ranks;
  let before = -1;
  for (let item = layer.list; item < end; item += ITEM) {
    const rank = load<i32>(item);
    const pair = load<u32>(item, 4);
    const same = i32(rank == before);
    store<u32>(entry - ENTRY, (load<u32>(entry - ENTRY, 4) & ~1) | same, 4);
    ranks += 1 - same;
    before = rank;
    const last = <usize>(ranks - 1);
    store<u16>(steps + (last << 1), <u16>(<i32>load<u16>(from + (<usize>rank << 1)) + delay));
    const masks = load<u64>(layer.masks + <usize>rank * rankBytes + <usize>pair);
    entry = addSpikes(entry, (pair >> 2) * lanesOfTile, lanesOf(layer, masks), rowBytes);
    store<u32>(starts + (last << 2), <u32>((entry - entries) / ENTRY), 4);
  }
  store<u32>(entry - ENTRY, load<u32>(entry - ENTRY, 4) & ~1, 4);
  stream.length = <i32>((entry - entries) / ENTRY);
  stream.ranks = ranks;
}

/**
 * Writes an entry for each lane, two at a time: there is room for one entry too many.
 * @returns the end of the entries.
 */
// @ts-ignore: decorator
@inline
function addSpikes(entry: usize, first: u32, lanes: u64, rowBytes: u32): usize {
  do {
    const others = lanes & (lanes - 1);
    const one = first + <u32>ctz(lanes);
    const two = first + <u32>ctz(others);
    store<u32>(entry, one * rowBytes);
    store<u32>(entry, (one << 1) | 1, 4);
    store<u32>(entry, two * rowBytes, 8);
    store<u32>(entry, (two << 1) | 1, 12);
    entry += ENTRY << usize(others != 0);
    lanes = others & (others - 1);
  } while (lanes != 0);
  return entry;
}

/** Turns the first crossings of the output layer into spike times, and clears all others in its masks. */
export function settle(layer: Layer, delay: i32): void {
  const steps = layer.input.steps;
  const rankBytes = layer.rankBytes;
  const end = layer.next;
  for (let pair: usize = 0; pair < rankBytes; pair += 8) {
    const times = layer.times + (((pair >> 2) * layer.lanes) << 1);
    let crossed = load<u64>(layer.crossed + pair);
    let masks = layer.out + pair;
    for (let rank = layer.ran; rank < end; rank++, masks += rankBytes) {
      const first = load<u64>(masks) & ~crossed;
      store<u64>(masks, first);
      if (first == 0) continue;
      crossed |= first;
      const time = <u16>(<i32>load<u16>(steps + (<usize>rank << 1)) + delay);
      for (let lanes = lanesOf(layer, first); lanes != 0; lanes &= lanes - 1) {
        store<u16>(times + (<usize>ctz(lanes) << 1), time);
      }
    }
    store<u64>(layer.crossed + pair, crossed);
  }
  layer.ran = end;
}
