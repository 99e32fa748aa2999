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
  anytime: [0, 1, 2].map((step) => ({ step, decided: step / 2, right: step / 3 })),
  thresholds: [
    { factor: 0.5, decisionStep: 1, potential: 0.5, spiking: 0.5 },
    { factor: 1, decisionStep: 2, potential: 0.7, spiking: 0.6 },
    { factor: 2, decisionStep: null, potential: 0.2, spiking: 0 },
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
      quantity: 'largest shift, steps',
      levels: [level('none', 0.97, null), level('4', 0.96, 0.002), level('256', 0.7, 0.01)],
      block: {
        title: 'jitter, over 3 seeds',
        table: { columns: ['largest shift, steps', 'ties'], rows: [['none', '1.00 %']] },
      },
    },
  ],
};

const neuron = (name: string, fires: number | null, isPale: boolean) => ({
  ...{ name, fires, isPale },
  values: [0, 1, 2, 3],
});

/** A network of 3 outputs at work, and the weights of one neuron with 2 × 2 inputs. */
export const show: ShowData = {
  heading: { title: 'results/mnist', facts: [] },
  caption: 'Test sample 8: true class <5>, decided 9 at step 2 — wrong',
  duration: 4,
  image: { rows: 1, columns: 3, values: [0, 0.5, 1] },
  decision: 2,
  layers: [
    { name: 'input', size: 784, names: null, spikes: [[1, 700]] },
    {
      ...{ name: 'outputs', size: 3, names: ['<5>', '7', '9'] },
      spikes: [
        [2, 2],
        [3, 0],
      ],
    },
  ],
  potentials: [
    {
      ...{ layer: 'outputs', threshold: 1.5, caption: 'All 3.' },
      neurons: [neuron('<5>, true class', 3, false), neuron('7', null, true), neuron('9, decided', 2, false)],
    },
  ],
  fields: [{ name: 'neuron <0>', field: { rows: 2, columns: 2, values: Float64Array.of(2, -2, 0, 1) } }],
  latencies: [{ name: 'input', counts: [0, 3, 1, 0] }],
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
};
