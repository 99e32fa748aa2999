import { type Backend, type EpochPlan, InputError, type Network, presets } from '@s4nn/core';
import { expect, test } from 'vitest';
import { typescript } from './typescript/index.js';
import { wasm } from './wasm/index.js';

const { rule, neuron } = presets.reference;
const plain: Omit<EpochPlan, 'samples'> = { rule, rate: 1, batch: 1, optimiser: { use: 'sgd' } };
const adam = { use: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

const networkOf = (inputs: number, size: number): Network => ({
  inputs,
  duration: 16,
  neuron,
  layers: [{ size, threshold: 1, learningRate: 0.1, init: [0, 1], decay: 0 }],
});
const small = networkOf(4, 3);

const checkOf = async (backend: Backend, network: Network, plan: typeof plain) =>
  backend.check!([network], plan);

test('what can be trained passes', async () => {
  for (const backend of [wasm(), typescript()]) await checkOf(backend, small, plain);
  await checkOf(wasm(), small, { ...plain, optimiser: adam, dropout: { inputs: 0.1, hidden: 0, key: 0 } });
});

test.each<[string, Backend, Network, Partial<typeof plain>, RegExp]>([
  ['weights', wasm(), networkOf(1e6, 6e4), {}, /^networks: found 1 that need .*, expected at most 4 GiB/],
  [
    'gradients',
    wasm(),
    networkOf(1e4, 6e4),
    { batch: 8 },
    /^batch: found 8, whose gradients bring the model to/,
  ],
  [
    'moments',
    wasm(),
    networkOf(1e4, 3e4),
    { optimiser: adam },
    /^optimiser: found adam, whose gradients bring/,
  ],
  ['an optimiser', typescript(), small, { optimiser: adam }, /found optimiser adam, expected rule s4nn/],
  ['a factor', typescript(), small, { outputThreshold: 2 }, /found outputThreshold 2, expected rule s4nn/],
  ['no size', typescript(), networkOf(4, 0), {}, /size: found 0, expected an integer in 1…4294967295/],
])(
  '%s that cannot be is refused at once, as compile or train would',
  async (_, backend, network, more, message) => {
    const began = process.memoryUsage().rss;
    await expect(checkOf(backend, network, { ...plain, ...more })).rejects.toThrow(InputError);
    await expect(checkOf(backend, network, { ...plain, ...more })).rejects.toThrow(message);
    expect(process.memoryUsage().rss - began).toBeLessThan(2 ** 28);
  },
);

test('gradients are only what is gathered: the same network learns from one sample at a time', async () => {
  await checkOf(wasm(), networkOf(1e4, 6e4), plain);
});
