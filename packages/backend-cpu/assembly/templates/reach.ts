import { tileAt } from '../addresses';
import { ENTRY, Layer } from '../records';

/**
 * Adds the errors of a tile to the gradients of the first ranks of its stream, for each neuron up to the rank of its
 * peak.
 */
export function reachTile(layer: Layer, tile: i32, ranks: i32): void {
  const errors = layer.errors + <usize>tile * ($VECTORS * 16);
  const reached = layer.reached + <usize>tile * ($VECTORS * 16);
  const d$v = v128.load(errors, $v * 16);
  const e$v = f32x4.ne(d$v, f32x4.splat(0));
  const open: u32 = $LANES(e);
  if (open == 0) return;
  store<u8>(layer.touched + <usize>tile, 1);
  const gradients = tileAt(layer, layer.gradients, tile);
  const stream = layer.input;
  const end = stream.entries + <usize>load<u32>(stream.starts + (<usize>ranks << 2)) * ENTRY;
  const l$v = v128.load(reached, $v * 16);
  let rank = i32x4.splat(0);
  const one = i32x4.splat(1);
  for (let at = stream.entries; at < end; ) {
    const g$v = v128.and(d$v, i32x4.ge_s(l$v, rank));
    let more: u32;
    do {
      const row = gradients + <usize>load<u32>(at);
      more = load<u32>(at, 4);
      at += ENTRY;
      v128.store(row, f32x4.add(v128.load(row, $v * 16), g$v), $v * 16);
    } while (more & 1);
    rank = i32x4.add(rank, one);
  }
}
