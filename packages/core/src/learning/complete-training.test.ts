import { expect, test } from 'vitest';
import { weights as asWeights, labels } from '../arrays.js';
import { collectSpikes } from '../data/spikes.js';
import { InputError } from '../errors.js';
import type { Network } from '../network/network.js';
import { random } from '../random.js';
import { reference } from '../reference/reference-backend.js';
import { decisionCrossEntropy } from '../rules/decision-cross-entropy.js';
import { presets } from '../rules/presets.js';
import { completeTraining } from './complete-training.js';
import { adam } from './optimiser.js';
import type { EpochPlan } from './plan.js';
import { train } from './train.js';
import type { TrainingOptions } from './training.js';

const samples = 30;
const draw = random(1, 'options of a training');
const spikes = collectSpikes(labels(Array.from({ length: samples }, (_, k) => k % 2)), 6, 16, (_, times) => {
  for (let i = 0; i < 6; i++) times[i] = Math.floor(17 * draw());
});
const layer = { threshold: 2, learningRate: 0.05, decay: 1e-6, init: [0, 1] } as const;
const network: Network = {
  ...{ inputs: 6, duration: 16, neuron: presets.reference.neuron },
  layers: [
    { ...layer, size: 5 },
    { ...layer, size: 2 },
  ],
};

const trained = async (options: object) => {
  await using model = await reference().compile([network]);
  for await (const _ of train(model, spikes, { epochs: 3, seed: 1, ...options } as TrainingOptions));
  return (await model.read())[0]!;
};
const complete = (options: object) =>
  completeTraining(network, spikes, { epochs: 3, seed: 1, ...options } as TrainingOptions);

test('words and parts train as the whole objects do, and not as the defaults do', async () => {
  const byDefault = await trained({});
  const same: [object, object][] = [
    [{ rule: 'decision-cross-entropy' }, { rule: decisionCrossEntropy }],
    [
      { rule: { use: 'decision-cross-entropy', temperature: 2 } },
      { rule: { ...decisionCrossEntropy, temperature: 2 } },
    ],
    [{ optimiser: 'adam' }, { optimiser: adam }],
    [{ optimiser: { use: 'adam' } }, { optimiser: adam }],
    [{ optimiser: { use: 'adam', beta1: 0.5 } }, { optimiser: { ...adam, beta1: 0.5 } }],
    [{ rule: { use: 's4nn', margin: 5 } }, { rule: { ...presets.reference.rule, margin: 5 } }],
    [{ dropout: { inputs: 0.4 } }, { dropout: { inputs: 0.4, hidden: 0 } }],
  ];
  for (const [short, whole] of same) {
    const weights = await trained(short);
    expect(weights, JSON.stringify(short)).toEqual(await trained(whole));
    expect(weights, JSON.stringify(short)).not.toEqual(byDefault);
    for (const of of weights) expect(of.every(Number.isFinite)).toBe(true);
  }
  for (const usual of [{ rule: 's4nn' }, { rule: { use: 's4nn' } }, { optimiser: 'sgd' }, { dropout: {} }]) {
    expect(await trained(usual), JSON.stringify(usual)).toEqual(byDefault);
  }
});

test('the types take words and parts, and nothing else', () => {
  const options: TrainingOptions[] = [
    { epochs: 1, seed: 1, rule: 'decision-cross-entropy', optimiser: 'adam', dropout: { hidden: 0.1 } },
    { epochs: 1, seed: 1, rule: { use: 's4nn', margin: 2 }, optimiser: { use: 'adam', beta2: 0.9 } },
    // @ts-expect-error no such optimiser.
    { epochs: 1, seed: 1, optimiser: 'adm' },
    // @ts-expect-error no such option of s4nn.
    { epochs: 1, seed: 1, rule: { use: 's4nn', temperature: 2 } },
    // @ts-expect-error no such option.
    { epochs: 1, seed: 1, optimizer: 'adam' },
  ];
  expect(options).toHaveLength(5);
});

test.each<[object, string]>([
  [{ optimizer: 'adam' }, 'train: found an unknown option "optimizer"; did you mean "optimiser"?'],
  [
    { lr: 1 },
    'train: found an unknown option "lr"; there are: rule, optimiser, batch, dropout, outputThreshold, epochs, seed, schedule, shuffle, revive, patience, encode, keep, training, validation, resume',
  ],
  [{ optimiser: 'adm' }, 'train.optimiser: found "adm", expected "sgd" or "adam"; did you mean "adam"?'],
  [{ optimiser: { use: 'rmsprop' } }, 'train.optimiser.use: found "rmsprop", expected "sgd" or "adam"'],
  [{ optimiser: { beta1: 0.9 } }, 'train.optimiser.use: found undefined, expected "sgd" or "adam"'],
  [
    { optimiser: { use: 'adam', beta: 0.9 } },
    'train.optimiser: found an unknown option "beta"; did you mean "beta1" or "beta2"?',
  ],
  [{ optimiser: { use: 'sgd', momentum: 0.9 } }, 'train.optimiser: found an unknown option "momentum"'],
  [
    { optimiser: { use: 'adam', beta1: 1 } },
    'train.optimiser.beta1: found 1, expected a number of at least 0 and less than 1',
  ],
  [
    { optimiser: { use: 'adam', epsilon: Number.NaN } },
    'train.optimiser.epsilon: found NaN, expected a number greater than 0',
  ],
  [{ optimiser: null }, 'train.optimiser: found null, expected "sgd" or "adam"'],
  [{ optimiser: adam.beta1 }, 'train.optimiser: found 0.9, expected "sgd" or "adam"'],
  [
    { rule: 'decision' },
    'train.rule: found "decision", expected "s4nn" or "decision-cross-entropy"; did you mean "decision-cross-entropy"?',
  ],
  [{ rule: 'toString' }, 'train.rule: found "toString", expected "s4nn" or "decision-cross-entropy"'],
  [{ rule: presets.paper }, 'train.rule.use: found undefined, expected "s4nn" or "decision-cross-entropy"'],
  [{ rule: { use: 's4nn', margin: '3' } }, 'train.rule.margin: found "3", expected an integer of at least 0'],
  [
    { rule: { use: 's4nn', silent: 'lern' } },
    'train.rule.silent: found "lern", expected "learn" or "zero"; did you mean "learn"?',
  ],
  [
    { schedule: 'cosin' },
    'train.schedule: found "cosin", expected "constant" or "cosine"; did you mean "cosine"?',
  ],
  [{ dropout: { input: 0.1 } }, 'train.dropout: found an unknown option "input"; did you mean "inputs"?'],
  [{ dropout: 0.1 }, 'train.dropout: found 0.1, expected an object of options'],
  [
    { dropout: { hidden: 1 } },
    'train.dropout.hidden: found 1, expected a number of at least 0 and less than 1',
  ],
  [{ outputThreshold: 0 }, 'train.outputThreshold: found 0, expected a number greater than 0'],
  [{ epochs: 1.5 }, 'train.epochs: found 1.5, expected an integer of at least 0'],
  [{ epochs: undefined }, 'train.epochs: found undefined, expected an integer of at least 0'],
  [{ epochs: '4' }, 'train.epochs: found "4", expected an integer of at least 0'],
  [{ seed: -1 }, 'train.seed: found -1, expected an integer from 0 to 9007199254740991'],
  [{ seed: Number.NaN }, 'train.seed: found NaN, expected an integer from 0 to 9007199254740991'],
  [{ batch: 0 }, 'train.batch: found 0, expected an integer from 1 to 2147483647'],
  [{ batch: 2.5 }, 'train.batch: found 2.5, expected an integer from 1 to 2147483647'],
  [{ batch: 1e300 }, 'train.batch: found 1e+300, expected an integer from 1 to 2147483647'],
  [{ revive: 2 }, 'train.revive: found 2, expected a number from 0 to 1'],
  [{ shuffle: 'no' }, 'train.shuffle: found "no", expected true or false'],
  [
    { patience: 0, validation: Uint32Array.of(1) },
    'train.patience: found 0, expected an integer of at least 1',
  ],
  [
    { patience: 3 },
    'train.patience: found 3 without validation, expected samples by which it ends; give their indices as validation',
  ],
  [{ keep: true }, 'train.keep: found true, expected a function'],
  [{ encode: {} }, 'train.encode: found an empty object, expected a function'],
  [
    { training: [0, 1] },
    'train.training: found object, expected a Uint32Array of indices; Uint32Array.from(…) makes one',
  ],
  [
    { training: Uint32Array.of(1, 30) },
    'train.training[1]: found 30, expected an index below 30, the number of encoded samples',
  ],
  [
    { validation: Uint32Array.of(99) },
    'train.validation[0]: found 99, expected an index below 30, the number of encoded samples',
  ],
  [
    { training: Uint32Array.of(0, 4), validation: Uint32Array.of(4, 5) },
    'train.training: found sample 4, expected none that is in validation, too',
  ],
  [{ resume: {} }, 'train.resume.epoch: found undefined, expected an integer of at least 0'],
  [
    { resume: { epoch: 1, weights: null, best: null } },
    'train.resume.weights: found 0, expected 2, one per layer',
  ],
  [
    { resume: { epoch: 1, weights: [new Float32Array(3), new Float32Array(10)], best: null } },
    'train.resume.weights of layer 0: found 3 numbers, expected 30, [5 outputs × 6 inputs]',
  ],
  [
    {
      resume: {
        epoch: 1,
        weights: [new Float32Array(30).fill(Number.NaN), new Float32Array(10)],
        best: null,
      },
    },
    'layer 0: found a weight of NaN in train.resume.weights, expected finite ones',
  ],
])('%j is refused before anything is learned', async (options, message) => {
  await using model = await reference().compile([network]);
  const before = await model.read();
  const run = async () => {
    for await (const _ of train(model, spikes, { epochs: 3, seed: 1, ...options } as TrainingOptions));
  };
  const error = await run().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InputError);
  expect((error as Error).message.startsWith(message), (error as Error).message).toBe(true);
  expect(await model.read()).toEqual(before);
});

test('moments of another network are refused', () => {
  const weights = [new Float32Array(30), new Float32Array(10)].map(asWeights);
  const moments = { steps: 1, first: weights, second: [weights[0]!, asWeights(new Float32Array(9))] };
  const resume = { epoch: 1, weights, moments, best: null };
  expect(() => complete({ resume })).toThrow('train.resume.second of layer 1: found 9 numbers, expected 10');
  expect(complete({ resume: { ...resume, moments: null } }).resume).toEqual({ ...resume, moments: null });
});

test('what is not held back for validation is learned from, and undefined is as left out', () => {
  const { training, validation } = complete({ validation: Uint32Array.of(0, 29), training: undefined });
  expect(training).toEqual(Uint32Array.from({ length: 28 }, (_, k) => k + 1));
  expect(validation).toEqual(Uint32Array.of(0, 29));
  expect(complete({}).training).toHaveLength(30);
  expect(complete({ batch: undefined, patience: undefined })).toEqual(complete({}));
});

test('a plan made by hand is completed, or refused', async () => {
  const plan = { samples: Uint32Array.of(0, 1, 2), rule: presets.reference.rule, rate: 1, batch: 1 };
  const learned = async (change: object) => {
    await using model = await reference().compile([network]);
    await model.write([await trained({})]);
    await model.train(spikes, [{ ...plan, ...change } as EpochPlan]);
    return model.read();
  };
  expect(await learned({ optimiser: { use: 'adam' } })).toEqual(await learned({ optimiser: adam }));
  expect(await learned({ optimiser: 'adam' })).toEqual(await learned({ optimiser: adam }));
  expect(await learned({ rule: 's4nn' })).toEqual(await learned({}));
  for (const [change, message] of [
    [{ rule: 'hebb' }, 'plan.rule: found "hebb"'],
    [{ rule: undefined }, 'plan.rule: found undefined'],
    [{ optimizer: 'adam' }, 'plan: found an unknown option "optimizer"; did you mean "optimiser"?'],
    [{ rate: Number.NaN }, 'plan.rate: found NaN, expected a number of at least 0'],
    [{ dropout: { inputs: 0.1 } }, 'plan.dropout.key: found undefined, expected an integer'],
    [{ samples: [0] }, 'samples: found object, expected a Uint32Array of indices'],
  ] as const) {
    await expect(learned(change)).rejects.toThrow(message);
  }
});

test.each<[object, string]>([
  [{ neuron: { crossing: '=>', delay: 1 } }, 'networks[0].neuron.crossing: found "=>", expected ">" or ">="'],
  [{ neuron: { crossing: '>', delay: 2 } }, 'networks[0].neuron.delay: found 2, expected 0 or 1'],
  [{ neuron: undefined }, 'networks[0].neuron: found undefined, expected an object of options'],
  [
    { layers: [{ ...layer, size: 2, learningRate: Number.NaN }] },
    'networks[0].layers[0].learningRate: found NaN, expected a number of at least 0',
  ],
  [
    { layers: [{ ...layer, size: 2, learningrate: 1 }] },
    'networks[0].layers[0]: found an unknown option "learningrate"; did you mean "learningRate"?',
  ],
  [
    { layers: [{ ...layer, size: 2, decay: undefined }] },
    'networks[0].layers[0].decay: found undefined, expected a number of at least 0',
  ],
  [
    { layers: [{ ...layer, size: 2, init: [0, Number.NaN] }] },
    'networks[0].layers[0].init[1]: found NaN, expected a number',
  ],
  [{ layers: [{ ...layer, size: 2, init: 1 }] }, 'networks[0].layers[0].init: found 1, expected [low, high]'],
])('a network with %j is refused', async (change, message) => {
  await expect(reference().compile([{ ...network, ...change } as Network])).rejects.toThrow(message);
});

test('an unknown detail of inference is refused', async () => {
  await using model = await reference().compile([network]);
  await expect(model.infer(spikes, Uint32Array.of(0), 'ful' as never)).rejects.toThrow(
    'detail: found "ful", expected "decision" or "full"; did you mean "full"?',
  );
});
