import { layerOf, tileAt } from './addresses';
import { Layer, Network } from './records';

/** Smaller means become 0: without gradients they would shrink to subnormal numbers, which are slow. */
const LEAST: f32 = 1e-30;

/**
 * w ← (w − η m̂ / √(v̂ + ε)) (1 − ηλ), by the mean gradient of the group's samples, in all layers; clears the
 * gradients.
 */
export function adam(network: Network): void {
  network.power1 *= network.beta1;
  network.power2 *= network.beta2;
  for (let k = 0; k < network.layers; k++) adamLayer(network, layerOf(network, k));
}

function adamLayer(network: Network, layer: Layer): void {
  const zero = f32x4.splat(0);
  const share = f32x4.splat(<f32>(1 / <f64>network.seen));
  const keep1 = f32x4.splat(<f32>network.beta1);
  const take1 = f32x4.splat(<f32>(1 - network.beta1));
  const keep2 = f32x4.splat(<f32>network.beta2);
  const take2 = f32x4.splat(<f32>(1 - network.beta2));
  // η m̂ / √(v̂ + ε), with one factor for m and one for v.
  const whole1 = f32x4.splat(<f32>(layer.rate / (1 - network.power1)));
  const whole2 = f32x4.splat(<f32>(1 / (1 - network.power2)));
  const epsilon = f32x4.splat(<f32>network.epsilon);
  const kept = f32x4.splat(<f32>layer.kept);
  const least = f32x4.splat(LEAST);
  const end = tileAt(layer, layer.gradients, layer.tiles);
  let weights = layer.weights;
  let first = layer.firstMoments;
  let second = layer.secondMoments;
  for (let at = layer.gradients; at < end; at += 16) {
    const gradient = f32x4.mul(v128.load(at), share);
    v128.store(at, zero);
    let m = f32x4.add(f32x4.mul(keep1, v128.load(first)), f32x4.mul(take1, gradient));
    m = v128.and(m, f32x4.gt(f32x4.abs(m), least));
    let v = f32x4.add(f32x4.mul(keep2, v128.load(second)), f32x4.mul(take2, f32x4.mul(gradient, gradient)));
    v = v128.and(v, f32x4.gt(v, least));
    v128.store(first, m);
    v128.store(second, v);
    const step = f32x4.div(f32x4.mul(m, whole1), f32x4.sqrt(f32x4.add(f32x4.mul(v, whole2), epsilon)));
    v128.store(weights, f32x4.mul(f32x4.sub(v128.load(weights), step), kept));
    weights += 16;
    first += 16;
    second += 16;
  }
  memory.fill(layer.touched, 0, <usize>layer.tiles);
}
