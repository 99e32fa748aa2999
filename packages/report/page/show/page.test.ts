import { expect, test } from 'vitest';
import { showPage } from '../../src/pages.js';
import type { ShowData } from '../../src/show.js';

const neuron = (name: string, fires: number | null, isPale: boolean) => ({
  ...{ name, fires, isPale },
  values: [0, 1, 2, 3],
});
const data: ShowData = {
  heading: { title: 'results/mnist', facts: [] },
  caption: 'Test sample 8: true class <5>, decided 9 at step 2 — wrong',
  duration: 4,
  image: null,
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
  fields: [],
  latencies: [{ name: 'input', counts: [0, 3, 1, 0] }],
  latencySamples: 200,
};
const page = showPage(data);
const sectionOf = (id: string): string => page.split(`<section id="${id}">`)[1]!.split('</section>')[0]!;

test('the raster says the step, the class of each output and which neurons there are', () => {
  const raster = sectionOf('sample');
  expect(raster).toContain('>step</text>');
  for (const name of ['&lt;5&gt;', '7', '9', '0', '783']) expect(raster).toContain(`>${name}</text>`);
  expect(raster).toContain('<title>outputs 9, step 2</title>');
  expect(raster).toContain('>decided at 2</text>');
});

test('potentials: the true class and the decided one stand out, spikes and the threshold are marked', () => {
  const potentials = sectionOf('potentials');
  const [legend, drawing] = potentials.split('</ul>') as [string, string];
  expect([...legend.matchAll(/<\/svg> ([^<]+)</g)].map(([, name]) => name)).toEqual([
    '&lt;5&gt;, true class',
    '9, decided',
    'threshold',
    'fires',
  ]);
  expect(drawing.match(/stroke-opacity/g)).toHaveLength(1);
  expect([...drawing.matchAll(/<title>(fires[^<]+)</g)].map(([, said]) => said)).toEqual([
    'fires, step 3: 3',
    'fires, step 2: 2',
  ]);
  expect(drawing).toContain('>potential</text>');
});

test('latencies are in % of the spikes of a layer', () => {
  const latencies = sectionOf('latencies');
  expect(latencies).toContain('>of the layer&#39;s spikes, %</text>');
  expect(latencies).toContain('over 200 test samples');
  // Three of four spikes: the highest tick of the axis is below 75.
  expect(latencies).toContain('>60</text>');
});
