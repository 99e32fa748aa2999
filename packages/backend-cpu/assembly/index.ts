import { decay, fold } from './decay';
import { outputErrors } from './error';
import { forward } from './forward';
import { learn } from './learn';
import { Network, layerOf } from './records';
import { readOut } from './readout';
import { readSample } from './sample';

export { fold };

/** Runs the block's samples. @returns 0, or 1 + the first sample whose spikes are not what was promised. */
export function infer(network: Network, samples: i32): i32 {
  for (let sample = 0; sample < samples; sample++) {
    if (!take(network, sample)) return sample + 1;
    forward(network);
    readOut(network, sample);
  }
  return 0;
}

/** Learns from the block's samples, one after the other. @returns as `infer`. */
export function train(network: Network, samples: i32, margin: f64, zeroSilent: bool, previous: bool): i32 {
  for (let sample = 0; sample < samples; sample++) {
    if (!take(network, sample)) return sample + 1;
    forward(network);
    countFired(network);
    const label = <i32>load<u16>(network.labels + (<usize>sample << 1));
    if (outputErrors(network, label, margin, zeroSilent)) learn(network, previous);
    decay(network);
  }
  return 0;
}

function take(network: Network, sample: i32): bool {
  const offsets = network.offsets + (<usize>sample << 2);
  return readSample(network, load<u32>(offsets), load<u32>(offsets, 4));
}

function countFired(network: Network): void {
  for (let k = 0; k < network.layers; k++) {
    const layer = layerOf(network, k);
    const events = layer.events;
    const count = <usize>load<u32>(layer.tileEvents + (<usize>layer.tiles << 2));
    for (let e: usize = 0; e < count; e++) {
      const fired = layer.fired + (<usize>load<u32>(events + e * 8, 4) << 2);
      store<u32>(fired, load<u32>(fired) + 1);
    }
  }
}
