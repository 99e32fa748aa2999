import { tileAt } from '../addresses';
import { AFTER, BEFORE } from '../learn';
import { ENTRY, Layer } from '../records';

/** What to do with the rows of a tile. */
const UPDATE = 0;
const UPDATE_AND_PASS = 1;
const PASS = 2;
const GATHER = 3;

/** Learns from the errors of a tile and clears them; a tile without errors costs nothing. */
export function learnTile(layer: Layer, tile: i32, delay: i32, rate: v128, passes: i32, gathers: bool): void {
  const errors = layer.errors + <usize>tile * ($VECTORS * 16);
  const e$v = f32x4.ne(v128.load(errors, $v * 16), f32x4.splat(0));
  const open: u32 = $LANES(e);
  if (open == 0) return;
  if (passes == BEFORE) pass(layer, tile, delay, rate, open);
  if (passes == AFTER) updateAndPass(layer, tile, delay, rate, open);
  else if (gathers) gather(layer, tile, delay, rate, open);
  else update(layer, tile, delay, rate, open);
  v128.store(errors, f32x4.splat(0), $v * 16);
}

/** w_ji −= η δ_j [t_i < t_j]. */
function update(layer: Layer, tile: i32, delay: i32, rate: v128, open: u32): void {
  walk(layer, tile, delay, rate, open, layer.weights, UPDATE);
}

/** `update`, and `pass` through the updated weights: each row is read once. */
function updateAndPass(layer: Layer, tile: i32, delay: i32, rate: v128, open: u32): void {
  walk(layer, tile, delay, rate, open, layer.weights, UPDATE_AND_PASS);
}

/** Adds for each row its share of Σ_j δ_j [t_i < t_j] w_ji, in four partial sums. */
function pass(layer: Layer, tile: i32, delay: i32, rate: v128, open: u32): void {
  walk(layer, tile, delay, rate, open, layer.weights, PASS);
}

/** Adds δ_j [t_i < t_j] to the group's gradients. */
function gather(layer: Layer, tile: i32, delay: i32, rate: v128, open: u32): void {
  store<u8>(layer.touched + <usize>tile, 1);
  walk(layer, tile, delay, rate, open, layer.gradients, GATHER);
}

/**
 * Walks the rows of a tile in the order of their spikes, until all neurons with an error have fired. The lane of a
 * neuron becomes 0 at its first crossing, without a branch. The lane of a silent neuron never does: every spike
 * counts as before its own.
 */
// @ts-ignore: decorator
@inline
function walk(layer: Layer, tile: i32, delay: i32, rate: v128, open: u32, rows: usize, kind: i32): void {
  const errors = layer.errors + <usize>tile * ($VECTORS * 16);
  const first = tileAt(layer, rows, tile);
  const stream = layer.input;
  const end = stream.entries + <usize>stream.length * ENTRY;
  const rankBytes = layer.rankBytes;
  const masksEnd = layer.masks + <usize>layer.ran * rankBytes;
  const ones = i32x4(1, 2, 4, 8);
  const zero = i32x4.splat(0);
  // Without delay a neuron fires in the step of its crossing, and the inputs of that step do not come before it.
  let masks = layer.masks + (<usize>tile << 2);
  let lanes: u32 = delay == 0 && masks < masksEnd ? load<u32>(masks) : 0;
  if (delay == 0) masks += rankBytes;
  let at = stream.entries;
  let sums = layer.sums;
  let d$v = v128.load(errors, $v * 16);
  if (kind == UPDATE) {
    d$v = f32x4.mul(rate, d$v);
  }
  while (true) {
    open &= ~lanes;
    if (open == 0) break;
    d$v = v128.and(d$v, i32x4.eq(v128.and(i32x4.splat(lanes >> ($v * 4)), ones), zero));
    if (at >= end) break;
    let more: u32;
    do {
      const row = first + <usize>load<u32>(at);
      more = load<u32>(at, 4);
      at += ENTRY;
      if (kind == UPDATE) {
        v128.store(row, f32x4.sub(v128.load(row, $v * 16), d$v), $v * 16);
      } else if (kind == GATHER) {
        v128.store(row, f32x4.add(v128.load(row, $v * 16), d$v), $v * 16);
      } else {
        let sum = v128.load(sums);
        sum = f32x4.add(sum, f32x4.mul(d$v, rowVector(row + $v * 16, d$v, rate, kind)));
        v128.store(sums, sum);
        sums += 16;
      }
    } while (more & 1);
    lanes = masks < masksEnd ? load<u32>(masks) : 0;
    masks += rankBytes;
  }
}

/** The weights that the errors pass through: as they are before this update, or after it. */
// @ts-ignore: decorator
@inline
function rowVector(weights: usize, error: v128, rate: v128, kind: i32): v128 {
  const before = v128.load(weights);
  if (kind == PASS) return before;
  const after = f32x4.sub(before, f32x4.mul(rate, error));
  v128.store(weights, after);
  return after;
}
