/** When and how a neuron's threshold crossing becomes its spike. */
export interface Neuron {
  /** `>`: fires when the potential exceeds the threshold (authors' script); `>=`: when it reaches it (paper, Eq. 1). */
  readonly crossing: '>' | '>=';
  /** Steps from the crossing to the spike: 1 in the authors' script, 0 in the paper. */
  readonly delay: 0 | 1;
}

/** One fully connected layer. */
export interface Layer {
  /** Number of neurons. */
  readonly size: number;
  /** Firing threshold θ in units of membrane potential; greater than 0. */
  readonly threshold: number;
  /** Learning rate η. */
  readonly learningRate: number;
  /** L2 decay λ: with each update every weight is multiplied by 1 − ηλ. */
  readonly decay: number;
  /** Bounds of the uniform distribution of the initial weights, and of a revived neuron's. */
  readonly init: readonly [low: number, high: number];
}

/** A feed-forward network of non-leaky integrate-and-fire neurons, each of which fires at most once a sample. */
export interface Network {
  readonly inputs: number;
  /** Number of steps, 1…65535; as a spike time it means silent. */
  readonly duration: number;
  readonly neuron: Neuron;
  /** Hidden layers and, last, the output layer with one neuron a class. */
  readonly layers: readonly [Layer, ...Layer[]];
}

/** Number of output neurons. */
export const outputsOf = (network: Network): number => network.layers[network.layers.length - 1]!.size;

/** Number of neurons that feed layer k: the layer before it, or the inputs. */
export const inputsOf = (network: Network, layer: number): number =>
  layer === 0 ? network.inputs : network.layers[layer - 1]!.size;

/** The last step whose potentials are read when no output fires: duration − 3 (authors' script), never below 0. */
export const silentReadout = (network: Network): number => Math.max(0, network.duration - 3);
