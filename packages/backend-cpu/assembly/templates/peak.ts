import { tileAt } from '../addresses';
import { ENTRY, Layer } from '../records';

/**
 * Finds the largest potential of each neuron of a tile at the ends of the first ranks of its stream, at least 0, and
 * the rank that first reached it, or −1.
 */
export function peakTile(layer: Layer, tile: i32, ranks: i32): void {
  const weights = tileAt(layer, layer.weights, tile);
  const stream = layer.input;
  const end = stream.entries + <usize>load<u32>(stream.starts + (<usize>ranks << 2)) * ENTRY;
  let a$v = f32x4.splat(0);
  let m$v = f32x4.splat(0);
  let r$v = i32x4.splat(-1);
  let rank = i32x4.splat(0);
  const one = i32x4.splat(1);
  for (let at = stream.entries; at < end; ) {
    let more: u32;
    do {
      const row = weights + <usize>load<u32>(at);
      more = load<u32>(at, 4);
      at += ENTRY;
      a$v = f32x4.add(a$v, v128.load(row, $v * 16));
    } while (more & 1);
    const c$v = f32x4.gt(a$v, m$v);
    m$v = v128.bitselect(a$v, m$v, c$v);
    r$v = v128.bitselect(rank, r$v, c$v);
    rank = i32x4.add(rank, one);
  }
  const peaks = layer.peaks + <usize>tile * ($VECTORS * 16);
  const reached = layer.reached + <usize>tile * ($VECTORS * 16);
  v128.store(peaks, m$v, $v * 16);
  v128.store(reached, r$v, $v * 16);
}
