import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { typescript } from '@s4nn/backend-cpu/typescript';
import { wasm } from '@s4nn/backend-cpu/wasm';
import {
  type Backend,
  decide,
  indices,
  labels,
  type Network,
  presets,
  reference,
  summarise,
  type Weights,
} from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { latency } from '@s4nn/encoders/latency';
import { readWeights } from '@s4nn/weights/files';
import { describe, expect, test } from 'vitest';
import { run as s4nn } from '../packages/cli/test/run.js';

const folder = process.env.S4NN_DATA;
const files = folder
  ? ['s4nn-w1.npy', 's4nn-w2.npy'].map((name) => join(folder, 'reference', name))
  : ['s4nn-w1.npy'];
const absent = !files.every((file) => existsSync(file));
if (absent) {
  console.warn(
    'Skipped: the authors’ trained weights. They are not ours to distribute; set S4NN_DATA to a folder that holds ' +
      'reference/s4nn-w1.npy [400 × 784] and reference/s4nn-w2.npy [10 × 400].',
  );
}

const layer = { threshold: 100, learningRate: 0.2, decay: 1e-6 };
const network: Network = {
  inputs: 784,
  duration: 256,
  neuron: presets.reference.neuron,
  layers: [
    { ...layer, size: 400, init: [0, 5] },
    { ...layer, size: 10, init: [0, 48] },
  ],
};
/** The digit that output k of these weights stands for. */
const digits = [4, 1, 0, 7, 9, 2, 3, 5, 8, 6];

/** The decisions and the evaluation of the authors' weights on the 10,000 test images. */
async function run(backend: Backend) {
  const encoded = latency(mnist().test);
  const test = { ...encoded, labels: labels(Array.from(encoded.labels, (digit) => digits.indexOf(digit))) };
  await using model = await backend.compile([network]);
  await model.write([readWeights(files).map(({ values }): Weights => values)]);
  const samples = indices(10_000);
  const [inference] = await model.infer(test, samples, 'full');
  return {
    decisions: decide(network, inference!),
    evaluation: summarise(network, test, samples, inference!),
  };
}

describe.skipIf(absent)('the authors’ trained weights on the MNIST test images', () => {
  const figures = {
    samples: 10_000,
    accuracy: { lenient: 0.9669, potential: 0.9623, first: 0.9611 },
    ties: 147,
    silent: 80,
  };
  const firstSteps = [72, 44, 122, 36, 173, 46, 95, 169, 118, 57];

  test('the reference gives their figures', async () => {
    const { decisions, evaluation } = await run(reference());
    expect(evaluation).toMatchObject(figures);
    expect([...decisions.steps.slice(0, 10)]).toEqual(firstSteps);
  });

  test.each([
    ['wasm', wasm],
    ['typescript', typescript],
  ])('%s does too, in float32; at most 5 decisions by the potential rule differ', async (_, backend) => {
    const exact = await run(reference());
    const { decisions, evaluation } = await run(backend());
    const different = decisions.potential.filter(
      (answer, sample) => answer !== exact.decisions.potential[sample],
    ).length;
    expect(different).toBeLessThanOrEqual(5);
    expect(evaluation).toMatchObject(figures);
    expect([...decisions.steps.slice(0, 10)]).toEqual(firstSteps);
  });

  test('wasm in int16: at most 20 decisions by the potential rule differ, and the accuracy by at most 0.001', async () => {
    const exact = await run(wasm());
    const { decisions, evaluation } = await run(wasm({ inference: 'int16' }));
    const { potential } = exact.decisions;
    const different = decisions.potential.filter((answer, sample) => answer !== potential[sample]).length;
    expect(different).toBeLessThanOrEqual(20);
    for (const rule of ['lenient', 'potential', 'first'] as const) {
      expect(Math.abs(evaluation.accuracy[rule] - figures.accuracy[rule])).toBeLessThanOrEqual(0.001);
    }
    expect(evaluation.decisionStep).toBeCloseTo(exact.evaluation.decisionStep!, 1);
  });

  test('s4nn eval prints them', async () => {
    const config = 'configs/paper/mnist.json';
    const { stdout } = await s4nn(
      'eval',
      config,
      '--weights',
      ...files,
      '--classes',
      String(digits),
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject(figures);
  });
});
