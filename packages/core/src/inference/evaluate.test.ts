import { expect, test } from 'vitest';
import { labels, spikeTimes } from '../arrays.js';
import { collectSpikes } from '../data/spikes.js';
import { indices } from '../data/split.js';
import type { Network } from '../network/network.js';
import { reference } from '../reference/reference-backend.js';
import { presets } from '../rules/presets.js';
import { classify } from './classify.js';
import { evaluate, summarise } from './evaluate.js';

const layer = { size: 3, threshold: 1, learningRate: 0, decay: 0, init: [0, 1] } as const;
const network: Network = { inputs: 2, duration: 16, neuron: presets.reference.neuron, layers: [layer] };

/** Four samples, both inputs at step 2 and 4. */
const spikes = (classes: number[]) =>
  collectSpikes(labels(classes), 2, 16, (_, times) => {
    times[0] = 2;
    times[1] = 4;
  });

/** Output times and potentials as given, one row a sample. */
const given = (times: number[][], potentials: number[][]) => ({
  times: spikeTimes(Uint16Array.from(times.flat())),
  potentials: Float64Array.from(potentials.flat()),
  spikesToDecision: Uint32Array.from(times.map((row) => row.filter((t) => t < Math.min(...row)).length)),
  spikes: Uint32Array.from(times.map((row) => row.filter((t) => t < 16).length)),
});

test('a tie counts as each rule says', () => {
  // Outputs 0 and 1 tie, 1 has the larger potential; the label is 0.
  const tie = given([[5, 5, 9]], [[1.1, 1.4, 0]]);
  const label = (k: number) => summarise(network, spikes([k]), indices(1), tie);
  expect(label(0).accuracy).toEqual({ lenient: 1, first: 1, potential: 0, expected: 0.5, spiking: 0 });
  expect(label(1).accuracy).toEqual({ lenient: 1, first: 0, potential: 1, expected: 0.5, spiking: 1 });
  expect(label(2).accuracy).toEqual({ lenient: 0, first: 0, potential: 0, expected: 0, spiking: 0 });
  expect(label(0)).toMatchObject({ ties: 1, silent: 0, decisionStep: 5, spikes: [2, 3] });
  // The deciding potentials are those of step 4, one before the tie: both inputs had arrived.
  expect(label(0).spikesToDecision[0]).toBe(2);
});

test('a silent sample is decided by potential under every rule but spiking', () => {
  const silent = given([[16, 16, 16]], [[0.1, 0.2, 0.3]]);
  const { accuracy, ties, silent: count, decisionStep } = summarise(network, spikes([2]), indices(1), silent);
  expect(accuracy).toEqual({ lenient: 1, first: 1, potential: 1, expected: 1, spiking: 0 });
  expect([ties, count, decisionStep]).toEqual([0, 1, null]);
});

test('equal potentials are decided by the lowest index', () => {
  const equal = given([[5, 5, 5]], [[1.2, 1.2, 1.2]]);
  expect(summarise(network, spikes([0]), indices(1), equal).accuracy.potential).toBe(1);
});

test('no samples: zeros, no NaN', () => {
  const none = given([], []);
  expect(summarise(network, spikes([]), indices(0), none)).toMatchObject({
    samples: 0,
    accuracy: { lenient: 0, potential: 0 },
    decisionStep: null,
    spikesToDecision: [0, 0],
  });
});

test('evaluate and classify run the model', async () => {
  const model = await reference().compile([network]);
  // Output 1 fires on the first input, output 0 on both, output 2 never.
  await model.write([[Float64Array.from([0.6, 0.6, 2, 0, 0, 0]) as never]]);
  expect(await classify(model, spikes([1]))).toEqual([{ class: 1, step: 3 }]);
  const evaluation = await evaluate(model, spikes([1, 0]));
  expect(evaluation).toMatchObject({ samples: 2, ties: 0, silent: 0, decisionStep: 3 });
  expect(evaluation.accuracy.potential).toBe(0.5);
  expect(evaluation.spikes).toEqual([2, 2]);
  // Only the input at step 2 had arrived when output 1 crossed at step 2.
  expect(evaluation.spikesToDecision).toEqual([1, 1]);
});
