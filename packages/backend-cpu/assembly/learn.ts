import { ENTRY, LANES, Layer, Network, ROW, layerOf } from './records';

/** What a row of weights also does for the layer below. */
const NOTHING = 0;
const PASS_UPDATED = 1;
const PASS_PREVIOUS = 2;

/** Updates every layer from the outputs' errors, top down. Decay is left to the scales. */
export function learn(network: Network, previous: bool): void {
  for (let k = network.layers - 1; k >= 0; k--) {
    const layer = layerOf(network, k);
    if (k == 0) {
      update(layer, network.delay, NOTHING);
      return;
    }
    memory.fill(layer.sums, 0, <usize>layer.input.length << 4);
    update(layer, network.delay, previous ? PASS_PREVIOUS : PASS_UPDATED);
    const scale = previous ? layer.scale : layer.scale * layer.kept;
    if (!passDown(layer, scale, layerOf(network, k - 1))) return;
  }
}

/**
 * w_ji −= η δ_j [t_i < t_j]. A tile's errors are cleared lane by lane as its neurons' own spikes come by, so that the
 * rows in between need no test; a tile without errors costs nothing.
 */
function update(layer: Layer, delay: i32, pass: i32): void {
  const stream = layer.input;
  const rate = f32x4.splat(<f32>(layer.rate / layer.scale));
  for (let tile = 0; tile < layer.tiles; tile++) {
    const errors = layer.errors + <usize>tile * ROW;
    if (!anyOf(errors)) continue;
    const weights = layer.weights + <usize>tile * <usize>layer.inputs * ROW;
    const first = <usize>tile * LANES;
    let event = layer.events + <usize>load<u32>(layer.tileEvents + (<usize>tile << 2)) * ENTRY;
    const end = layer.events + <usize>load<u32>(layer.tileEvents + (<usize>tile << 2), 4) * ENTRY;
    let at: i32 = 0;
    for (; event < end; event += ENTRY) {
      const error = errors + ((<usize>load<u32>(event, 4) - first) << 2);
      if (load<f32>(error) == 0) continue;
      const entry = load<i32>(event);
      // Without delay a neuron fires at its crossing step, and that step's own inputs are not before it.
      const causes = delay
        ? entry + 1
        : load<i32>(stream.starts + (<usize>load<u32>(stream.rankOf + (<usize>entry << 2)) << 2));
      if (causes > at) {
        updateRows(layer, weights, at, causes, errors, rate, pass);
        at = causes;
      }
      store<f32>(error, 0);
    }
    // What is left belongs to silent neurons: every spike came before their time, the duration.
    if (!anyOf(errors)) continue;
    updateRows(layer, weights, at, stream.length, errors, rate, pass);
    memory.fill(errors, 0, ROW);
  }
}

// @ts-ignore: decorator
@inline
function anyOf(errors: usize): bool {
  return v128.any_true(v128.or(
    v128.or(v128.or(v128.load(errors), v128.load(errors, 16)), v128.or(v128.load(errors, 32), v128.load(errors, 48))),
    v128.or(v128.load(errors, 64), v128.load(errors, 80)),
  ));
}

function updateRows(layer: Layer, weights: usize, from: i32, to: i32, errors: usize, rate: v128, pass: i32): void {
  const entries = layer.input.entries;
  const at = entries + <usize>from * ENTRY;
  const end = entries + <usize>to * ENTRY;
  const sums = layer.sums + (<usize>from << 4);
  if (pass == NOTHING) plainRows(weights, at, end, errors, rate);
  else if (pass == PASS_UPDATED) updatedRows(weights, at, end, errors, rate, sums);
  else previousRows(weights, at, end, errors, rate, sums);
}

function plainRows(weights: usize, at: usize, end: usize, errors: usize, rate: v128): void {
  const d0 = f32x4.mul(rate, v128.load(errors));
  const d1 = f32x4.mul(rate, v128.load(errors, 16));
  const d2 = f32x4.mul(rate, v128.load(errors, 32));
  const d3 = f32x4.mul(rate, v128.load(errors, 48));
  const d4 = f32x4.mul(rate, v128.load(errors, 64));
  const d5 = f32x4.mul(rate, v128.load(errors, 80));
  for (; at < end; at += ENTRY) {
    const row = weights + <usize>load<u32>(at);
    v128.store(row, f32x4.sub(v128.load(row), d0));
    v128.store(row, f32x4.sub(v128.load(row, 16), d1), 16);
    v128.store(row, f32x4.sub(v128.load(row, 32), d2), 32);
    v128.store(row, f32x4.sub(v128.load(row, 48), d3), 48);
    v128.store(row, f32x4.sub(v128.load(row, 64), d4), 64);
    v128.store(row, f32x4.sub(v128.load(row, 80), d5), 80);
  }
}

/** Updates four weights and gives their share of Σ_j δ_j w_ji, through the weights as they are now. */
// @ts-ignore: decorator
@inline
function updatedQuad(row: usize, sum: v128, error: v128, rate: v128, offset: usize): v128 {
  const next = f32x4.sub(v128.load(row + offset), f32x4.mul(rate, error));
  v128.store(row + offset, next);
  return f32x4.add(sum, f32x4.mul(error, next));
}

function updatedRows(weights: usize, at: usize, end: usize, errors: usize, rate: v128, sums: usize): void {
  const d0 = v128.load(errors);
  const d1 = v128.load(errors, 16);
  const d2 = v128.load(errors, 32);
  const d3 = v128.load(errors, 48);
  const d4 = v128.load(errors, 64);
  const d5 = v128.load(errors, 80);
  for (; at < end; at += ENTRY, sums += 16) {
    const row = weights + <usize>load<u32>(at);
    let sum = v128.load(sums);
    sum = updatedQuad(row, sum, d0, rate, 0);
    sum = updatedQuad(row, sum, d1, rate, 16);
    sum = updatedQuad(row, sum, d2, rate, 32);
    sum = updatedQuad(row, sum, d3, rate, 48);
    sum = updatedQuad(row, sum, d4, rate, 64);
    sum = updatedQuad(row, sum, d5, rate, 80);
    v128.store(sums, sum);
  }
}

/** The same through the weights as they were. */
// @ts-ignore: decorator
@inline
function previousQuad(row: usize, sum: v128, error: v128, rate: v128, offset: usize): v128 {
  const before = v128.load(row + offset);
  v128.store(row + offset, f32x4.sub(before, f32x4.mul(rate, error)));
  return f32x4.add(sum, f32x4.mul(error, before));
}

function previousRows(weights: usize, at: usize, end: usize, errors: usize, rate: v128, sums: usize): void {
  const d0 = v128.load(errors);
  const d1 = v128.load(errors, 16);
  const d2 = v128.load(errors, 32);
  const d3 = v128.load(errors, 48);
  const d4 = v128.load(errors, 64);
  const d5 = v128.load(errors, 80);
  for (; at < end; at += ENTRY, sums += 16) {
    const row = weights + <usize>load<u32>(at);
    let sum = v128.load(sums);
    sum = previousQuad(row, sum, d0, rate, 0);
    sum = previousQuad(row, sum, d1, rate, 16);
    sum = previousQuad(row, sum, d2, rate, 32);
    sum = previousQuad(row, sum, d3, rate, 48);
    sum = previousQuad(row, sum, d4, rate, 64);
    sum = previousQuad(row, sum, d5, rate, 80);
    v128.store(sums, sum);
  }
}

/**
 * Reduces the four partial sums of each spike, (s0 + s2) + (s1 + s3), and writes the normalised errors of the layer
 * below. Its silent neurons have none: they fired before nothing.
 * @returns whether any error is not 0.
 */
function passDown(layer: Layer, scale: f64, below: Layer): bool {
  const length = <usize>layer.input.length;
  let squares: f64 = 0;
  for (let at = layer.sums, end = at + (length << 4); at < end; at += 16) {
    const sums = v128.load(at);
    const pairs = f32x4.add(sums, v128.shuffle<f32>(sums, sums, 2, 3, 0, 1));
    const sum = f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
    store<f32>(at, sum);
    const error = <f64>sum * scale;
    squares += error * error;
  }
  if (squares == 0) return false;
  const norm = Math.sqrt(squares);
  for (let s: usize = 0; s < length; s++) {
    const neuron = <usize>load<u32>(layer.input.entries + s * ENTRY) / ROW;
    const error = <f32>(<f64>load<f32>(layer.sums + (s << 4)) * scale / norm);
    store<f32>(below.errors + (neuron << 2), error);
  }
  return true;
}
