import { type Backend, InputError, type Model, type Network, reference } from '@s4nn/core';
import { expect, test } from 'vitest';
import { checkedBackend } from './checked-backend.js';

const network: Network = {
  inputs: 2,
  duration: 4,
  neuron: { crossing: '>', delay: 1 },
  layers: [{ size: 2, threshold: 1, learningRate: 0.1, init: [0, 1], decay: 0 }],
};

/** The reference, except for some of its methods. */
const except = (methods: object): Backend => ({
  compile: async (networks) => ({ ...(await reference().compile(networks)), ...methods }) as Model,
});

test('what answers soundly passes, also a model of a class', async () => {
  class Own {
    readonly #model: Model;
    readonly networks: Model['networks'];
    constructor(model: Model) {
      this.#model = model;
      this.networks = model.networks;
    }
    train = (...given: Parameters<Model['train']>) => this.#model.train(...given);
    infer = (...given: Parameters<Model['infer']>) => this.#model.infer(...given);
    write(...given: Parameters<Model['write']>) {
      return this.#model.write(...given);
    }
    read() {
      return this.#model.read();
    }
  }
  const backend = checkedBackend(
    { use: 'mine' },
    {
      compile: async (networks: [Network]) => new Own(await reference().compile(networks)),
    },
  );
  await using model = await backend.compile([network]);
  const weights = [Float64Array.from([1, 2, 3, 4])] as never;
  await model.write([weights]);
  expect((await model.read())[0]).toEqual(weights);
  expect(model.readMoments).toBeUndefined();
  expect(backend.check).toBeUndefined();
});

test.each<[method: 'train' | 'infer' | 'read', answer: unknown, message: string]>([
  ['train', undefined, 'train gave undefined, expected an array with an entry for each network'],
  ['train', [], 'train gave an empty array, expected { learned, correct, fired } for each network'],
  ['train', [undefined], 'train gave undefined, expected { learned, correct, fired } for each network'],
  ['train', [{ learned: 1 }], 'train gave an object, expected { learned, correct, fired } for each network'],
  ['infer', null, 'infer gave null, expected an array with an entry for each network'],
  [
    'infer',
    [{}],
    'infer gave an empty object, expected { times, potentials, spikesToDecision } for each network',
  ],
  ['read', undefined, 'read gave undefined, expected an array with an entry for each network'],
])('%s that gives %j is named', async (method, answer, message) => {
  const model = await checkedBackend({ use: 'mine' }, except({ [method]: async () => answer })).compile([
    network,
  ]);
  const call = model[method] as (...given: unknown[]) => Promise<unknown>;
  await expect(call(undefined, [])).rejects.toThrow(new InputError(`mine: ${message}`));
});

test('what is no backend, and no model, is named', async () => {
  expect(() => checkedBackend({ use: 'mine' }, undefined)).toThrow(
    new InputError('mine: create gave undefined, expected a backend: { compile }'),
  );
  for (const model of [undefined, {}, { train() {}, infer() {}, read() {} }]) {
    const { compile } = checkedBackend({ use: 'mine' }, { compile: async () => model });
    await expect(compile([network])).rejects.toThrow(
      /^mine: compile gave .*, expected a model: { train, infer, read, write }$/,
    );
  }
});
