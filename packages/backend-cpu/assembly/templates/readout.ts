import { tileAt } from '../addresses';
import { ENTRY, Layer } from '../records';

export function readTile(layer: Layer, tile: i32, end: usize, target: usize): void {
  const weights = tileAt(layer, layer.weights, tile);
  let a$v = i32x4.splat(0);
  for (let at = layer.input.entries; at < end; at += ENTRY) {
    const row = weights + <usize>load<u32>(at);
    a$v = $ADD(a$v, v128.load(row, $v * 16));
  }
  v128.store(target, a$v, $v * 16);
}
