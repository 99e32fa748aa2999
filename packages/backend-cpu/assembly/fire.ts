import { ENTRY, LANES, Layer, Network, ROW } from './records';

/**
 * The float32 that a float32 potential exceeds exactly when it exceeds (or, if `reaches`, reaches) the threshold: the
 * largest one not above (below) it. So one strict comparison serves both crossings, without rounding either.
 */
function boundOf(threshold: f64, reaches: bool): f32 {
  const nearest = <f32>threshold;
  const tooHigh = reaches ? <f64>nearest >= threshold : <f64>nearest > threshold;
  return tooHigh ? reinterpret<f32>(reinterpret<i32>(nearest) - 1) : nearest;
}

/** Runs a layer over its stream: writes spike times, the events and how many of them each rank has. */
export function fire(network: Network, layer: Layer): void {
  const stream = layer.input;
  const delay = network.delay;
  memory.fill(layer.bins, 0, <usize>stream.ranks << 2);
  const times = layer.times;
  const silent = i16x8.splat(<i16>network.duration);
  for (let at = times, end = times + <usize>layer.tiles * LANES * 2; at < end; at += 16) v128.store(at, silent);
  let live = stream.length;
  if (stream.ranks > 0) {
    // A crossing at the last step would spike after the end.
    const last = <usize>(stream.ranks - 1);
    if (<i32>load<u16>(stream.steps + (last << 1)) + delay >= network.duration) {
      live = load<i32>(stream.starts + (last << 2));
    }
  }
  const end = stream.entries + <usize>live * ENTRY;
  const bound = f32x4.splat(boundOf(layer.threshold / layer.scale, network.reaches != 0));
  let event = layer.events;
  for (let tile = 0; tile < layer.tiles; tile++) {
    store<u32>(layer.tileEvents + (<usize>tile << 2), <u32>((event - layer.events) / ENTRY));
    event = fireTile(layer, stream.entries, end, tile, delay, bound, event);
  }
  store<u32>(layer.tileEvents + (<usize>layer.tiles << 2), <u32>((event - layer.events) / ENTRY));
}

/** @returns where the next event goes. */
function fireTile(layer: Layer, entries: usize, end: usize, tile: i32, delay: i32, bound: v128, event: usize): usize {
  const weights = layer.weights + <usize>tile * <usize>layer.inputs * ROW;
  const first = tile * <i32>LANES;
  let waiting = min(layer.size - first, <i32>LANES);
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  let a5 = a0;
  const out = f32x4.splat(-Infinity);
  let at = entries;
  while (at < end) {
    // Nothing but the hot loop: the rare crossing is handled outside, so that it costs no registers here.
    let crossed: i32;
    do {
      const row = weights + <usize>load<u32>(at);
      const limit = v128.or(bound, v128.load32_splat(at, 4));
      at += ENTRY;
      a0 = f32x4.add(a0, v128.load(row));
      a1 = f32x4.add(a1, v128.load(row, 16));
      a2 = f32x4.add(a2, v128.load(row, 32));
      a3 = f32x4.add(a3, v128.load(row, 48));
      a4 = f32x4.add(a4, v128.load(row, 64));
      a5 = f32x4.add(a5, v128.load(row, 80));
      // Between two spikes of one step the limit is NaN, which nothing exceeds.
      const highest = f32x4.pmax(f32x4.pmax(f32x4.pmax(a0, a1), f32x4.pmax(a2, a3)), f32x4.pmax(a4, a5));
      crossed = i32x4.bitmask(f32x4.gt(highest, limit));
      if (crossed != 0) break;
    } while (at < end);
    if (crossed == 0) break;
    const c0 = f32x4.gt(a0, bound);
    const c1 = f32x4.gt(a1, bound);
    const c2 = f32x4.gt(a2, bound);
    const c3 = f32x4.gt(a3, bound);
    const c4 = f32x4.gt(a4, bound);
    const c5 = f32x4.gt(a5, bound);
    // A neuron that has fired takes no further part.
    a0 = v128.bitselect(out, a0, c0);
    a1 = v128.bitselect(out, a1, c1);
    a2 = v128.bitselect(out, a2, c2);
    a3 = v128.bitselect(out, a3, c3);
    a4 = v128.bitselect(out, a4, c4);
    a5 = v128.bitselect(out, a5, c5);
    let lanes = i32x4.bitmask(c0) | (i32x4.bitmask(c1) << 4) | (i32x4.bitmask(c2) << 8)
      | (i32x4.bitmask(c3) << 12) | (i32x4.bitmask(c4) << 16) | (i32x4.bitmask(c5) << 20);
    const entry = <u32>((at - entries) / ENTRY) - 1;
    const rank = load<u32>(layer.input.rankOf + (<usize>entry << 2));
    const time = <u16>(<i32>load<u16>(layer.input.steps + (<usize>rank << 1)) + delay);
    const count = popcnt(lanes);
    const bin = layer.bins + (<usize>rank << 2);
    store<u32>(bin, load<u32>(bin) + count);
    waiting -= count;
    while (lanes != 0) {
      const neuron = first + ctz(lanes);
      lanes &= lanes - 1;
      store<u32>(event, entry);
      store<u32>(event, neuron, 4);
      event += ENTRY;
      store<u16>(layer.times + (<usize>neuron << 1), time);
    }
    if (waiting == 0) break;
  }
  return event;
}
