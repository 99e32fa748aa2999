import type { Network, SpikeTimes, Weights } from '@s4nn/core';

/** One neuron while a sample is shown. */
export interface ShownNeuron {
  /** Its index in the layer. */
  readonly neuron: number;
  /** Its potential at every step, [duration]. */
  readonly potentials: readonly number[];
  /** The step of its spike; null if it stays silent. */
  readonly fires: number | null;
}

/** How many neurons of a hidden layer are shown at most. */
const shownOfHidden = 8;

/**
 * The neurons to show, per layer, hidden layers first. For a hidden layer, those that fired first, filled up with silent ones;
 * for the last layer all, in order.
 * @param times of the input and of each layer; the duration stands for no spike.
 */
export const shownNeurons = (
  network: Network,
  weights: readonly Weights[],
  times: readonly SpikeTimes[],
): ShownNeuron[][] =>
  weights.map((layer, k) => {
    const fired = times[k + 1]!;
    const neurons = k === weights.length - 1 ? everyOne(fired.length) : firstToFire(fired);
    const potentials = potentialsOf(network, layer, times[k]!, neurons);
    return neurons.map((neuron, index) => ({
      neuron,
      potentials: potentials[index]!,
      fires: fired[neuron]! < network.duration ? fired[neuron]! : null,
    }));
  });

/** 0, 1, … */
export const everyOne = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const firstToFire = (fired: SpikeTimes): number[] =>
  everyOne(fired.length)
    .sort((one, other) => fired[one]! - fired[other]! || one - other)
    .slice(0, shownOfHidden);

/** [neurons][duration] potentials of some neurons of a layer at every step. */
function potentialsOf(
  { duration }: Network,
  weights: Weights,
  input: SpikeTimes,
  neurons: readonly number[],
): number[][] {
  const steps = everyOne(duration).map((): number[] => []);
  input.forEach((time, index) => {
    if (time < duration) steps[time]!.push(index);
  });
  return neurons.map((neuron) => {
    let potential = 0;
    return steps.map((arriving) => {
      for (const index of arriving) potential += weights[neuron * input.length + index]!;
      return potential;
    });
  });
}
