import { ENTRY, Layer, ROW, Stream } from './records';

/** Merges a layer's events into the stream of the next layer: a counting sort by rank, stable over the tiles. */
export function order(layer: Layer, delay: i32, next: Stream): void {
  const from = layer.input;
  let length: i32 = 0;
  let ranks: i32 = 0;
  for (let rank = 0; rank < from.ranks; rank++) {
    const bin = layer.bins + (<usize>rank << 2);
    const count = load<i32>(bin);
    if (count == 0) continue;
    store<i32>(bin, length);
    store<u16>(next.steps + (<usize>ranks << 1), <u16>(<i32>load<u16>(from.steps + (<usize>rank << 1)) + delay));
    store<i32>(next.starts + (<usize>ranks << 2), length);
    for (let at = length; at < length + count; at++) {
      store<i32>(next.rankOf + (<usize>at << 2), ranks);
      store<i32>(next.entries + <usize>at * ENTRY, at + 1 < length + count ? -1 : 0, 4);
    }
    length += count;
    ranks++;
  }
  store<i32>(next.starts + (<usize>ranks << 2), length);
  next.length = length;
  next.ranks = ranks;
  for (let event = layer.events, end = event + <usize>length * ENTRY; event < end; event += ENTRY) {
    const rank = load<u32>(from.rankOf + (<usize>load<u32>(event) << 2));
    const bin = layer.bins + (<usize>rank << 2);
    const at = load<i32>(bin);
    store<i32>(bin, at + 1);
    store<u32>(next.entries + <usize>at * ENTRY, load<u32>(event, 4) * <u32>ROW);
  }
}
