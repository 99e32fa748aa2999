import { answerTo, type Network, spikeTimes, weights } from '@s4nn/core';
import type { EvaluationData } from '../src/evaluation.js';
import type { FigureData } from '../src/paper.js';
import type { RobustnessData } from '../src/robustness.js';
import type { ShowData } from '../src/show.js';

/** An evaluation with names that look like markup and a threshold with which no output fires. */
export const evaluation: EvaluationData = {
  heading: { title: 'a <b>bold</b> & "quoted" name', facts: [{ name: 'dataset', value: '<i>' }] },
  blocks: {
    accuracy: {
      title: 'test, 3 samples',
      table: { columns: ['rule', 'accuracy'], rows: [['potential', '66.67 %']] },
      lines: ['ties 0'],
    },
    classes: { title: 'by class', lines: ['of classes'] },
    mistakes: { title: 'most frequent mistakes', lines: ['<b>one</b> as two: 1'] },
    anytime: { title: 'read at a step', lines: ['of steps'] },
    thresholds: { title: 'scaled', lines: ['of factors'] },
    neurons: { title: 'neurons', lines: ['of neurons'] },
    costs: { title: 'costs', lines: ['of energy'] },
  },
  names: ['one', '</table><script>alert(1)</script>'],
  confusion: [
    [1, 1],
    [0, 1],
  ],
  gallery: {
    count: 3,
    command: "s4nn show 'a <b>.json' --weights w.npz --sample ",
    groups: [
      {
        ...{ truth: 'one', answer: '</table><script>alert(1)</script>', count: 2 },
        samples: [
          { sample: 17, step: 5, image: { rows: 2, columns: 2, values: [0, 1, 2, 3] } },
          { sample: 24, step: null, image: null },
        ],
      },
    ],
  },
  anytime: [0, 1, 2].map((step) => ({ step, decided: step / 2, right: step / 3 })),
  thresholds: [
    { factor: 0.5, decisionStep: 1, potential: 0.5, spiking: 0.5 },
    { factor: 1, decisionStep: 2, potential: 0.7, spiking: 0.6 },
    { factor: 2, decisionStep: null, potential: 0.2, spiking: 0 },
  ],
  costs: [
    { name: 'until the decision', operations: 56712.4, unit: 'additions', energy: 0.05104116 },
    { name: 'conventional', operations: 318400, unit: 'multiply-adds', energy: 1.46464 },
  ],
};

const level = (level: string, share: number, sd: number | null) => {
  const spread = { mean: share, sd };
  return { level, potential: spread, spiking: spread, lenient: spread };
};

/** Two disturbed levels after the undisturbed network, which has no standard deviation. */
export const robustness: RobustnessData = {
  heading: { title: 'results/mnist', facts: [{ name: 'network', value: '784-400-10' }] },
  disturbances: [
    {
      ...{ name: 'jitter', runs: 'mean over 3 seeds' },
      quantity: 'largest shift, steps',
      levels: [level('none', 0.97, null), level('4', 0.96, 0.002), level('256', 0.7, 0.01)],
      block: {
        title: 'jitter, over 3 seeds',
        table: { columns: ['largest shift, steps', 'ties'], rows: [['none', '1.00 %']] },
      },
    },
  ],
};

const layer = { learningRate: 0, decay: 0, init: [0, 1] } as const;
const network: Network = {
  inputs: 4,
  duration: 16,
  neuron: { crossing: '>', delay: 1 },
  layers: [
    { ...layer, size: 3, threshold: 1 },
    { ...layer, size: 3, threshold: 1 },
  ],
};
const layers = [
  weights(Float32Array.of(1.5, 0, 0, 0, 0, 0.6, 0.6, 0, 0.2, 0.2, 0.2, 0.2)),
  weights(Float32Array.of(0.5, 1, 0, 0.2, 0.2, 0, 1.2, 0, 0)),
];

const sample = (index: number, ...input: readonly number[]): ShowData['samples'][number] => {
  const { times, decided } = answerTo(network, layers, spikeTimes(Uint16Array.from(input)));
  return { index, truth: 0, decided, times, image: { rows: 1, columns: 3, values: [0, 0.5, 1] } };
};

/** A network of 3 outputs at work on three samples: a wrong answer, a tie that is decided rightly, and silence. */
export const show: ShowData = {
  heading: { title: 'results/mnist', facts: [] },
  ...{ network, weights: layers, names: ['<5>', '7', '9'] },
  samples: [sample(8, 2, 5, 9, 16), sample(9, 9, 2, 2, 16), sample(115, 16, 16, 16, 16)],
  chosen: 0,
  selection: 'Of 10000 test samples, only 3 are in this page <b>.',
  command: 's4nn show a.json --weights w.npz --sample ',
  fields: [{ name: 'neuron <0>', field: { rows: 2, columns: 2, values: Float64Array.of(2, -2, 0, 1) } }],
  latencies: [
    { name: 'input', counts: [0, 3, 1, 0] },
    { name: 'hidden', counts: [0, 0, 2, 1] },
    { name: 'outputs', counts: [0, 0, 0, 1] },
  ],
  latencySamples: 200,
};

/** A table of numbers without charts, curves and images. */
export const figure: FigureData = {
  title: 'a figure',
  caption: '',
  columns: ['digit', '0', '<1>'],
  rows: [
    ['0', 10, 200],
    ['all', 30.25, null],
  ],
  unit: 'number',
  ...{ drawing: null, curves: null, fields: [] },
  origin: {
    columns: ['network', 'neurons', 'epochs', 'seed', 'config'],
    rows: [['mnist', '785-400-10', '100', '1', 'configs/<paper>.json']],
  },
  warning: null,
};
