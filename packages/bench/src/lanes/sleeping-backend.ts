import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Backend,
  checkedModel,
  type Moments,
  type Network,
  type Plugin,
  random,
  type Weights,
  weightCount,
  weights,
} from '@s4nn/core';
import { answers } from '../engine/idle-backend.js';

interface Options {
  readonly epoch: number;
  readonly spread: number;
}

/** When epochs of this process slept: from, to, from, to, … in milliseconds of the machine's clock. */
export const slept: number[] = [];

/**
 * A backend that sleeps for as long as an epoch takes, and then has a state as large as that of a trained network, moments
 * too, which differs after each epoch. How long it sleeps varies by trial and epoch, in the same way in each run.
 */
const sleeping = ({ epoch, spread }: Options): Backend => ({
  compile: async (networks) => {
    const [network] = networks;
    let layers = emptyLayers(network);
    let moments: Moments | null = null;
    return checkedModel([network], {
      train: async (_, [plan]) => {
        const from = Date.now();
        const steps = (moments?.steps ?? 0) + 1;
        const seed = Math.round(network.layers[0].learningRate * 1e9);
        await sleep(epoch * (1 + spread * (2 * random(seed, 'sleep', steps)() - 1)));
        slept.push(from, Date.now());
        for (const layer of layers) layer[0]! += 1;
        moments = { steps, first: moments?.first ?? emptyLayers(network), second: layers };
        return [
          {
            learned: plan!.samples.length,
            correct: 0,
            fired: network.layers.map(({ size }) => new Uint32Array(size)),
          },
        ];
      },
      infer: (spikes, samples) => [answers(network, samples, spikes.labels)],
      read: () => [copyOf(layers)],
      write: ([given]) => {
        layers = copyOf(given!);
      },
      readMoments: () => [
        moments && { ...moments, first: copyOf(moments.first), second: copyOf(moments.second) },
      ],
      writeMoments: ([given]) => {
        moments = given!;
      },
      dispose: () => {},
    });
  },
});

const emptyLayers = (network: Network): Weights[] =>
  network.layers.map((_, k) => weights(new Float32Array(weightCount(network, k))));

const copyOf = (layers: readonly Weights[]): Weights[] => layers.map((layer) => layer.slice() as Weights);

const plugin: Plugin<'backend'> = {
  kind: 'backend',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      epoch: { type: 'number', minimum: 0, default: 1000, description: 'Milliseconds of an epoch.' },
      spread: {
        type: 'number',
        minimum: 0,
        maximum: 1,
        default: 0,
        description: 'By which share an epoch may be shorter or longer.',
      },
    },
  },
  create: (options: Options) => sleeping(options),
};
export default plugin;
