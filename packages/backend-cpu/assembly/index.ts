import { adam } from './adam';
import { layerOf, neuronOf } from './addresses';
import { decay, fold } from './decay';
import { learnDecision } from './decision';
import { thinHidden, thinInput } from './dropout';
import { outputErrors } from './error';
import { forward } from './forward';
import { applyGradients } from './gradients';
import { infer } from './infer';
import { learn } from './learn';
import { quantise } from './quantise';
import { ENTRY, Network } from './records';
import { read, take } from './sample';

export { infer, quantise };

/**
 * Learns from the samples of the block, one group after the other; a group may continue in the next block.
 * @returns what {@link infer} does.
 */
export function train(network: Network, samples: i32, wide: bool, margin: f64, zeroSilent: bool, previous: bool): i32 {
  for (let sample = 0; sample < samples; sample++) {
    if (!take(network, sample, wide)) return sample + 1;
    thinInput(network, wide);
    thinHidden(network);
    read(network, network.length, wide);
    forward(network);
    countFired(network);
    network.position++;
    const label = <i32>load<u16>(network.labels + (<usize>sample << 1));
    if (network.decides) learnDecision(network, label);
    else if (outputErrors(network, label, margin, zeroSilent)) learn(network, previous);
    if (++network.seen == network.batch) endGroup(network);
  }
  return 0;
}

/** Ends a pass of learning: applies the update of the last group, and folds the scales into the weights. */
export function finish(network: Network): void {
  if (network.seen > 0) endGroup(network);
  fold(network);
}

function endGroup(network: Network): void {
  if (network.adam) adam(network);
  else {
    if (network.gathers) applyGradients(network);
    decay(network);
  }
  network.seen = 0;
}

/** Counts the neurons that fired on a sample. */
function countFired(network: Network): void {
  const last = network.layers - 1;
  for (let k = 0; k < last; k++) {
    const fired = layerOf(network, k).fired;
    const spikes = layerOf(network, k + 1).input;
    for (let at = spikes.entries, end = at + <usize>spikes.length * ENTRY; at < end; at += ENTRY) {
      count(fired + (neuronOf(at) << 2), 1);
    }
  }
  const output = layerOf(network, last);
  for (let o: usize = 0; o < <usize>output.size; o++) {
    count(output.fired + (o << 2), u32(<i32>load<u16>(output.times + (o << 1)) < network.duration));
  }
}

// @ts-ignore: decorator
@inline
function count(at: usize, more: u32): void {
  store<u32>(at, load<u32>(at) + more);
}
