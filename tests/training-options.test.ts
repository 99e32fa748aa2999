import { augmentation, collectSpikes, isInputError, labels, type Network, presets } from '@s4nn/core';
import { expect, test } from 'vitest';
import { check } from '../packages/config/src/check.js';
import { composeSchema, withBuiltIns } from '../packages/config/src/compose.js';
import { normalise } from '../packages/config/src/normalise.js';
import { completeTraining } from '../packages/core/src/learning/complete-training.js';

const network: Network = {
  ...{ inputs: 1, duration: 4, neuron: presets.reference.neuron },
  layers: [{ size: 2, threshold: 1, learningRate: 1, decay: 0, init: [0, 1] }],
};
const spikes = collectSpikes(labels([0, 1]), 1, 4, (sample, times) => times.fill(sample));
const samples = { values: new Uint8Array(4), range: [0, 255], shape: [2, 2], labels: labels([0]) } as const;

/** What a config makes of some members of `/training`; null if it refuses them. */
function inConfig(given: object): Record<string, unknown> | null {
  const { training } = normalise({ training: { epochs: 2, ...given } }) as {
    training: Record<string, unknown>;
  };
  const plugins = { dataset: null, encoder: null, backend: null, search: null, pruner: null, lanes: null };
  const { properties } = withBuiltIns(composeSchema(plugins), { training }) as {
    properties: { training: object };
  };
  const whole = structuredClone(training);
  return check(properties.training as never, whole).length > 0 ? null : whole;
}

/** What `train` makes of them; null for an InputError. */
function inTypeScript(given: object): Record<string, unknown> | null {
  try {
    const { augmentation: varied, ...others } = given as { augmentation?: object };
    if (varied) augmentation(samples, varied, 1);
    const validation = Uint32Array.of(1);
    return {
      ...completeTraining(network, spikes as never, { epochs: 2, seed: 1, validation, ...others } as never),
    };
  } catch (error) {
    if (isInputError(error)) return null;
    throw error;
  }
}

const numbers = [
  -1,
  -1e-9,
  0,
  1e-9,
  0.5,
  0.999,
  1,
  1.5,
  2,
  100,
  101,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  '1',
  null,
  true,
];
const amounts = ['shift', 'rotation', 'scale', 'shear', 'elastic', 'smoothness', 'mirror', 'plain'];
const given: readonly object[] = [
  {},
  ...['batch', 'seed', 'revive', 'outputThreshold', 'patience'].flatMap((name) =>
    numbers.map((value) => ({ [name]: value })),
  ),
  ...['inputs', 'hidden', 'input'].flatMap((name) =>
    numbers.map((value) => ({ dropout: { [name]: value } })),
  ),
  ...['constant', 'cosine', 'linear', 1].map((schedule) => ({ schedule })),
  ...[true, false, 0, 'yes'].map((shuffle) => ({ shuffle })),
  ...[
    's4nn',
    'decision-cross-entropy',
    'hebb',
    3,
    { use: 's4nn' },
    { use: 'decision-cross-entropy' },
    {},
  ].map((rule) => ({ rule })),
  ...['margin', 'mergin'].flatMap((name) =>
    numbers.map((value) => ({ rule: { use: 's4nn', [name]: value } })),
  ),
  ...['learn', 'zero', 'none'].map((silent) => ({ rule: { use: 's4nn', silent } })),
  ...['updated', 'previous', 'after'].map((backpropagate) => ({ rule: { use: 's4nn', backpropagate } })),
  ...['temperature', 'confident', 'earlyStep', 'earlyPush', 'silentPush', 'silence'].flatMap((name) =>
    [...numbers, 'class', 'nudge'].map((value) => ({
      rule: { use: 'decision-cross-entropy', [name]: value },
    })),
  ),
  ...['sgd', 'adam', 'adamw', { use: 'adam' }, { use: 'sgd', beta1: 0.5 }].map((optimiser) => ({
    optimiser,
  })),
  ...['beta1', 'beta2', 'epsilon'].flatMap((name) =>
    numbers.map((value) => ({ optimiser: { use: 'adam', [name]: value } })),
  ),
  ...amounts.flatMap((name) => numbers.map((value) => ({ augmentation: { [name]: value } }))),
  { optimizer: 'adam' },
];
const shared = [
  'rule',
  'optimiser',
  'schedule',
  'dropout',
  'outputThreshold',
  'batch',
  'shuffle',
  'revive',
  'seed',
];
const ofShared = (whole: Record<string, unknown> | null) =>
  whole && Object.fromEntries(shared.map((name) => [name, whole[name]]));

test('train() takes, completes and refuses what a config does', () => {
  const taken = given.filter((options) => {
    const [config, typescript] = [inConfig(options), inTypeScript(options)];
    expect(ofShared(typescript), JSON.stringify(options)).toEqual(ofShared(config));
    return config !== null;
  });
  expect(taken.length).toBeGreaterThan(100);
  expect(given.length - taken.length).toBeGreaterThan(100);
});
