import { tileAt } from '../addresses';
import { ENTRY, Layer } from '../records';

/**
 * Runs a tile for `count` samples, one after the other, so that its weights stay in the cache. `list` has the
 * addresses of the samples' layers; each runs over the entries that `prepare` chose. The loop over the spikes of a
 * step tests nothing. After the loop, the lanes above the bound are written without a branch, because which neuron
 * fires when is unpredictable.
 */
export function fireTile(list: usize, count: i32, tile: i32, bound: v128): void {
  const shared = changetype<Layer>(load<usize>(list));
  const weights = tileAt(shared, shared.weights, tile);
  const rankBytes = shared.rankBytes;
  const listEnd = list + (<usize>count << 2);
  do {
    const layer = changetype<Layer>(load<usize>(list));
    list += 4;
    let crossed = load<u32>(layer.crossed + (<usize>tile << 2));
    const end = layer.end;
    let at = layer.at;
    // Loops test at their ends: V8 moves constants out of a loop only if its whole body runs at least once.
    if (crossed == 0xffffffff || at >= end) continue;
    const potentials = layer.potentials + <usize>tile * ($VECTORS * 16);
    let out = layer.out + (<usize>tile << 2);
    let a$v = v128.load(potentials, $v * 16);
    do {
      let entry: u64;
      do {
        entry = load<u64>(at);
        at += ENTRY;
        const row = weights + <usize>(<u32>entry);
        a$v = $ADD(a$v, v128.load(row, $v * 16));
      } while (<u32>(entry >> 32) & 1);
      const c$v = $ABOVE(a$v, bound);
      const lanes: u32 = $LANES(c);
      store<u32>(out, lanes);
      out += rankBytes;
      // A neuron that has fired may cross again, which does not count. When all have fired, the tile is done.
      crossed |= lanes;
      if (crossed == 0xffffffff) break;
    } while (at < end);
    v128.store(potentials, a$v, $v * 16);
  } while (list < listEnd);
}
