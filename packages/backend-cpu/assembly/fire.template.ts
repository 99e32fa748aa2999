import { ENTRY, Layer, tileAt } from '../records';

/**
 * Runs a tile over the entries that `prepare` chose. The loop over a step's spikes has no test; the lanes above the bound
 * at its end are written down without a branch, as which neuron fires when cannot be predicted.
 */
export function fireTile(layer: Layer, tile: i32, bound: v128): void {
  let crossed = load<u32>(layer.crossed + (<usize>tile << 2));
  if (crossed == 0xffffffff) return;
  const weights = tileAt(layer, layer.weights, tile);
  const potentials = layer.potentials + <usize>tile * ($VECTORS * 16);
  const rankBytes = layer.rankBytes;
  const end = layer.end;
  let out = layer.out + (<usize>tile << 2);
  let at = layer.at;
  let a$v = v128.load(potentials, $v * 16);
  while (at < end) {
    let more: u32;
    do {
      const row = weights + <usize>load<u32>(at);
      more = load<u32>(at, 4);
      at += ENTRY;
      a$v = $ADD(a$v, v128.load(row, $v * 16));
    } while (more & 1);
    const c$v = $ABOVE(a$v, bound);
    const lanes: u32 = $LANES(c);
    store<u32>(out, lanes);
    out += rankBytes;
    // A neuron that has fired may cross again, which means nothing; when all have, the tile is done.
    crossed |= lanes;
    if (crossed == 0xffffffff) return;
  }
  v128.store(potentials, a$v, $v * 16);
}
