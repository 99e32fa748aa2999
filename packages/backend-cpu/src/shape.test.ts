import {
  collectSpikes,
  type DenseLayer,
  InputError,
  initialWeights,
  labels,
  type Network,
  presets,
  type Spikes,
  spikeTimes,
  weights,
} from '@s4nn/core';
import { optionsContract } from '@s4nn/core/testing';
import { describe, expect, test } from 'vitest';
import defaultPlugin from './index.js';
import typescriptPlugin, { typescript } from './typescript/index.js';
import wasmPlugin, { wasm } from './wasm/index.js';

const layer = { threshold: 1, learningRate: 0.1, decay: 0, init: [0, 1] } as const;
const network: Network = {
  inputs: 3,
  duration: 8,
  neuron: presets.reference.neuron,
  layers: [
    { ...layer, size: 4 },
    { ...layer, size: 2 },
  ],
};
const [hidden, output] = network.layers as unknown as readonly [DenseLayer, DenseLayer];
const encode = (inputs: number, duration: number): Spikes =>
  collectSpikes(labels([0, 1]), inputs, duration, (_, times) => times.fill(0));
const spikes = encode(3, 8);
const plan = { samples: Uint32Array.of(0, 1), rule: presets.reference.rule, rate: 1, batch: 1 };

describe.each(Object.entries({ wasm, typescript }))('%s refuses', (_, create) => {
  const compile = (...networks: [Network, ...Network[]]) => create().compile(networks);
  const refuses = async (answer: Promise<unknown>, message: string) => {
    const error = await answer.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toBe(message);
  };

  test.each<[string, Partial<Network>, string]>([
    ['no inputs', { inputs: 0 }, 'network.inputs: found 0, expected an integer in 1…4294967295'],
    ['a long duration', { duration: 65536 }, 'network.duration: found 65536, expected an integer in 1…65535'],
    ['no duration', { duration: 0 }, 'network.duration: found 0, expected an integer in 1…65535'],
    [
      'half a neuron',
      { layers: [{ ...hidden, size: 1.5 }, output] },
      'network.layers[0].size: found 1.5, expected an integer in 1…4294967295',
    ],
    [
      'threshold 0',
      { layers: [hidden, { ...output, threshold: 0 }] },
      'networks[0].layers[1].threshold: found 0, expected a number greater than 0',
    ],
    [
      'threshold NaN',
      { layers: [{ ...hidden, threshold: Number.NaN }, output] },
      'networks[0].layers[0].threshold: found NaN, expected a number greater than 0',
    ],
    [
      'more outputs than labels can name',
      { layers: [hidden, { ...output, size: 65537 }] },
      'network.layers[1].size: found 65537 outputs, expected at most 65536, as many as labels can name; ' +
        'give the last layer one neuron per class',
    ],
  ])('%s', (_, changed, message) => refuses(compile({ ...network, ...changed }), message));

  test('networks of different shapes in one model', () =>
    refuses(
      compile(network, { ...network, duration: 9 }),
      'networks[1]: found 3-4-2 with 9 steps, expected the shape of networks[0], 3-4-2 with 8 steps; ' +
        'compile networks of other shapes as a model of their own',
    ));

  test('spikes of another encoding', async () => {
    const model = await compile(network);
    await refuses(
      model.infer(encode(3, 9)),
      "spikes.duration: found 9, expected 8, the network's; " +
        'encode the samples for this network or compile it with duration 9',
    );
    await refuses(
      model.train(encode(5, 8), [plan]),
      "spikes.inputs: found 5, expected 3, the network's; " +
        'encode the samples for this network or compile it with inputs 5',
    );
  });

  test('samples that do not exist', async () => {
    const message = 'samples[1]: found 2, expected an index below 2, the number of encoded samples';
    const model = await compile(network);
    await refuses(model.infer(spikes, Uint32Array.of(1, 2)), message);
    await refuses(model.train(spikes, [{ ...plan, samples: Uint32Array.of(1, 2) }]), message);
  });

  test('labels without an output, for learning only', async () => {
    const model = await compile(network);
    const odd = { ...spikes, labels: labels([0, 2]) };
    await refuses(
      model.train(odd, [plan]),
      'spikes.labels[1]: found 2, expected a class below 2, the number of outputs; ' +
        'give the last layer one neuron per class',
    );
    expect((await model.infer(odd))[0]!.times).toHaveLength(4);
  });

  test.each<[string, Partial<Spikes>]>([
    ['an input that does not exist', { neurons: Uint16Array.of(0, 1, 2, 0, 1, 3) }],
    ['times out of order', { times: spikeTimes(Uint16Array.of(0, 0, 0, 0, 4, 3)) }],
    ['a time beyond the end', { times: spikeTimes(Uint16Array.of(0, 0, 0, 0, 0, 8)) }],
    ['an input that does not exist, in 32 bits', { neurons: Uint32Array.of(0, 1, 2, 0, 1, 70000) }],
    ['entries that are missing', { neurons: Uint16Array.of(0, 1, 2, 0, 1) }],
    ['times that are missing', { times: spikeTimes(Uint16Array.of(0, 0, 0, 0, 0)) }],
    ['offsets that run backwards', { offsets: Uint32Array.of(0, 3, 2) }],
    ['more spikes than inputs', { offsets: Uint32Array.of(0, 2, 6) }],
  ])('spikes with %s, and still works with sound ones', async (_, changed) => {
    const model = await compile(network);
    const message =
      'spikes of sample 1: found spikes that are unsorted or out of range, expected at most one for each of ' +
      'the inputs 0…2, in order of time, at steps 0…7; build spikes with collectSpikes';
    await refuses(model.infer({ ...spikes, ...changed }), message);
    await refuses(model.train({ ...spikes, ...changed }, [plan]), message);
    expect((await model.infer(spikes))[0]!.times).toHaveLength(4);
  });

  test('unsound spikes of many steps, and overwrites nothing', async () => {
    const wide: Network = { ...network, inputs: 3000, duration: 4 };
    const model = await compile(wide);
    const drawn = initialWeights(wide, 1);
    await model.write([drawn]);
    const sound = encode(3000, 4);
    const before = await model.infer(sound, undefined, 'full');
    for (const most of [4, 9, 65535]) {
      const times = spikeTimes(sound.times.map((_, index) => (index < 3000 ? 0 : (index * 7) % most)));
      const offence = { ...sound, times };
      await expect(model.infer(offence)).rejects.toThrow('spikes of sample 1');
      await expect(model.train(offence, [plan])).rejects.toThrow('spikes of sample 1');
      await model.write([drawn]);
      expect(await model.infer(sound, undefined, 'full')).toEqual(before);
    }
  });

  test('plans and weights that do not fit', async () => {
    const model = await compile(network);
    await refuses(model.train(spikes, []), 'plans: found 0, expected 1, one per network');
    await refuses(model.write([]), 'weights: found 0, expected 1, one per network');
    await refuses(model.write([[]]), 'weights: found 0, expected 2, one per layer');
    await refuses(
      model.write([[weights(new Float32Array(12)), weights(new Float32Array(9))]]),
      'weights of layer 1: found 9 numbers, expected 8, [2 outputs × 4 inputs]',
    );
  });
});

test('wasm refuses what 32-bit addresses cannot hold', async () => {
  const wide = { ...network, inputs: 1_000_000, layers: [{ ...hidden, size: 4800 }, output] } as const;
  await expect(wasm().compile([wide])).rejects.toThrow(
    'networks: found 1 that need 18.2 GiB, expected at most 4 GiB in one model, all that WebAssembly can address; ' +
      'make the layers smaller or compile fewer at once',
  );
});

describe.each(Object.entries({ default: defaultPlugin, wasm: wasmPlugin, typescript: typescriptPlugin }))(
  'plugin %s',
  (_, plugin) => {
    for (const check of optionsContract(plugin)) test(check.name, check.run);
    test('is a backend', async () => {
      expect(plugin.kind).toBe('backend');
      const model = await (await plugin.create({} as never)).compile([network]);
      expect((await model.infer(spikes))[0]!.times).toHaveLength(4);
    });
  },
);

test('the default is wasm', () => expect(defaultPlugin).toBe(wasmPlugin));
