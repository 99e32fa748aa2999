import { expect, test } from 'vitest';
import { labels, spikeTimes } from '../arrays.js';
import type { Inference } from '../backend.js';
import { collectSpikes } from '../data/spikes.js';
import type { Network } from '../network/network.js';
import { analyse, synapticOperations } from './analyse.js';

const layer = { threshold: 1, learningRate: 0, decay: 0, init: [0, 1] } as const;
const network: Network = {
  inputs: 5,
  duration: 8,
  neuron: { crossing: '>', delay: 1 },
  layers: [
    { ...layer, size: 4 },
    { ...layer, size: 2 },
  ],
};

/** Five samples: right at step 3, wrong at 3, a tie at 5 that potentials decide rightly, silent and wrong, right at 7. */
const inference: Inference = {
  times: spikeTimes(Uint16Array.of(3, 8, 3, 6, 5, 5, 8, 8, 8, 7)),
  potentials: Float32Array.of(2, 0, 2, 1, 1, 3, 0.5, 0.2, 0, 2),
  spikesToDecision: Uint32Array.of(2, 1, 3, 1, 4, 2, 4, 0, 1, 1),
  spikes: null,
};
const spikes = collectSpikes(labels([0, 1, 1, 1, 1]), 5, 8, () => {});

test('classes have the means of their samples', () => {
  const { confusion, classes } = analyse(network, spikes, inference);
  expect(confusion).toEqual([
    [1, 0],
    [2, 2],
  ]);
  expect(classes).toEqual([
    { samples: 1, accuracy: 1, silent: 0, decisionStep: 3, spikesToDecision: 3 },
    { samples: 4, accuracy: 0.5, silent: 0.25, decisionStep: 5, spikesToDecision: 4 },
  ]);
});

test('firing times are means by true class, silence as the duration', () => {
  expect(analyse(network, spikes, inference).firingTimes).toEqual([
    [3, 8],
    [(3 + 5 + 8 + 8) / 4, (6 + 5 + 8 + 7) / 4],
  ]);
  const none = analyse(network, { ...spikes, labels: labels([1, 1, 1, 1, 1]) }, inference);
  expect(none.firingTimes[0]).toBeNull();
});

test('an answer that is read at a step counts what has been decided until then', () => {
  const { anytime } = analyse(network, spikes, inference);
  expect(anytime.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(anytime.map(({ decided }) => decided)).toEqual([0, 0, 0, 0.4, 0.4, 0.6, 0.6, 0.8, 0.8]);
  expect(anytime.map(({ right }) => right)).toEqual([0, 0, 0, 0.2, 0.2, 0.4, 0.4, 0.6, 0.6]);
});

test('mistakes are told with their sample, silent ones without a step', () => {
  expect(analyse(network, spikes, inference).mistakes).toEqual([
    { sample: 1, label: 1, answer: 0, step: 3 },
    { sample: 3, label: 1, answer: 0, step: null },
  ]);
  const mixed = Uint32Array.of(4, 3, 2, 1, 0);
  const reversed: Inference = {
    ...inference,
    times: spikeTimes(Uint16Array.of(8, 7, 8, 8, 5, 5, 3, 6, 3, 8)),
    potentials: Float32Array.of(0, 2, 0.5, 0.2, 1, 3, 2, 1, 2, 0),
  };
  expect(analyse(network, spikes, reversed, mixed).mistakes.map(({ sample }) => sample)).toEqual([3, 1]);
});

test('of some of the samples, those are meant; without any, there is nothing', () => {
  const part: Inference = {
    ...inference,
    times: spikeTimes(inference.times.slice(4, 6)),
    potentials: inference.potentials.slice(4, 6),
    spikesToDecision: inference.spikesToDecision.slice(4, 6),
  };
  const { classes } = analyse(network, spikes, part, Uint32Array.of(2));
  expect(classes[1]).toEqual({ samples: 1, accuracy: 1, silent: 0, decisionStep: 5, spikesToDecision: 6 });
  expect(classes[0]).toEqual({
    samples: 0,
    accuracy: 0,
    silent: 0,
    decisionStep: null,
    spikesToDecision: null,
  });
  const none = { ...part, times: spikeTimes(new Uint16Array()), potentials: new Float32Array() };
  expect(analyse(network, spikes, none, new Uint32Array()).anytime[8]).toEqual({
    step: 8,
    decided: 0,
    right: 0,
  });
});

test('synaptic operations: every synapse at every step, or an addition for each spike and synapse', () => {
  expect(synapticOperations(network, [5, 3, 1], [2, 1, 1])).toEqual({
    dense: 8 * (5 * 4 + 4 * 2),
    effectiveMacs: 0,
    effectiveAcs: 5 * 4 + 3 * 2,
    toDecision: 2 * 4 + 1 * 2,
  });
});
