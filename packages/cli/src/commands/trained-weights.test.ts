import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { someTests } from '../../../../tests/chance.js';
import { someMnist } from '../../../../tests/small-sweeps.js';
import { drawn } from '../../../report/test/drawn.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const reference = join(process.env.S4NN_DATA ?? '', 'reference');
const files = ['s4nn-w1.npy', 's4nn-w2.npy'].map((name) => join(reference, name));
const isThere = process.env.S4NN_DATA !== undefined && files.every(existsSync);

interface IntegerJson {
  duration: number;
  silentReadout: number;
  layers: { size: number; threshold: number; weights: number[][]; accumulatorBits: number }[];
  vectors: { spikes: [number, number][]; times: number[]; sums: number[]; decision: number }[];
}

/** What clocked hardware does with a file: every step, every layer adds what has just fired, then compares. */
function circuit({ duration, silentReadout, layers }: IntegerJson, spikes: [number, number][]) {
  const sums = layers.map(({ size }) => new Array<number>(size).fill(0));
  const times = layers.map(({ size }) => new Array<number>(size).fill(duration));
  let decided = silentReadout;
  let read: number[] = [];
  for (let step = 0; step < duration; step++) {
    let firing = spikes.filter(([time]) => time === step).map(([, neuron]) => neuron);
    layers.forEach(({ size, threshold, weights, accumulatorBits }, k) => {
      for (let j = 0; j < size; j++) {
        for (const input of firing) sums[k]![j]! += weights[j]![input]!;
        // Not by `expect`, which takes seconds for this many values.
        if (Math.abs(sums[k]![j]!) >= 2 ** (accumulatorBits - 1))
          throw new Error(`layer ${k}: sum ${sums[k]![j]}`);
        if (sums[k]![j]! > threshold && times[k]![j] === duration) times[k]![j] = step + 1;
      }
      if (k === layers.length - 1 && decided === silentReadout && times[k]!.includes(step + 1))
        decided = step;
      // A spike leaves the neuron in the step after its crossing.
      firing = times[k]!.flatMap((time, j) => (time === step && step > 0 ? [j] : []));
    });
    if (step === decided) read = [...sums.at(-1)!];
  }
  return { times: times.at(-1)!, sums: read };
}

const layer = { learningRate: 0.004, decay: 0.01 };
const single = {
  ...someMnist,
  encoder: { use: '@s4nn/encoders/latency', clocks: 1 },
  network: {
    layers: [
      { ...layer, size: 60, threshold: 1, init: [-0.18, 0.16] },
      { ...layer, size: 10, threshold: 4, init: [-0.17, 0.17] },
    ],
  },
  training: {
    rule: 'decision-cross-entropy',
    optimiser: 'adam',
    batch: 16,
    epochs: 4,
    validation: 0,
    seed: 1,
  },
};

/** The trained network, and where it is. */
let folder: string;
let config: string;
/** Its weights, and the options that name them. */
let own: string;
let weights: readonly string[];
/** What its sweep found on the test samples. */
let tested: { accuracy: Record<string, number>; ties: number };

beforeAll(async () => {
  ({ folder, config } = projectWith('small', single));
  expect((await run('sweep', config, '--threads', '1')).code).toBe(0);
  const results = join(folder, 'results', 'small');
  own = join(results, 'weights.npz');
  weights = ['--weights', own];
  tested = JSON.parse(readFileSync(join(results, 'summary.json'), 'utf8')).test;
});

const some = someTests('trained weights', { all: 5, tried: 3 });

some('eval', async () => {
  const evaluated = await run('eval', config, ...weights, '--json', '--html', join(folder, 'eval.html'));
  expect(evaluated.code, evaluated.stderr).toBe(0);
  const found = JSON.parse(evaluated.stdout);
  expect(evaluated.stderr).toBe(`written to ${join(folder, 'eval.html')}\n`);
  expect(found.accuracy).toEqual(tested.accuracy);
  expect(found.thresholds.find(({ factor }: { factor: number }) => factor === 1).accuracy).toEqual(
    found.accuracy,
  );
  const { anytime, classes, mistakes, neurons, operations } = found;
  expect(mistakes.length).toBe(Math.round(500 * (1 - found.accuracy.potential)));
  expect(Object.keys(found)).not.toContain('gallery');
  expect(anytime.at(-1).right).toBeCloseTo(found.accuracy.spiking, 12);
  expect(classes).toHaveLength(10);
  expect(neurons.map(({ size }: { size: number }) => size)).toEqual([60, 10]);
  expect(operations.dense).toBe(256 * (785 * 60 + 60 * 10));
  expect(operations.toDecision).toBeLessThanOrEqual(operations.effectiveAcs);
  const evalPage = await drawn(join(folder, 'eval.html'));
  if (evalPage !== null) {
    expect(evalPage).toContain(`<h1>${config.replace('.json', '')}: evaluation</h1>`);
    for (const fact of ['785-60-10', '@s4nn/dataset-mnist', weights[1]!, '500']) {
      expect(evalPage).toContain(`<dd>${fact}</dd>`);
    }
    for (const part of ['Eff_ACs', 'estimated energy', 'most frequent mistakes', 'additions to decision']) {
      expect(evalPage).toContain(part);
    }
    expect(evalPage).toMatch(/<h3>\d+ × \d read as \d<\/h3>/);
    expect(evalPage.match(/<button [^>]*aria-label="Sample \d+: \d read as \d, /g)!.length).toBe(
      evalPage.match(/<canvas/g)!.length,
    );
  }
});

some('robustness', async () => {
  const robust = () =>
    run('robustness', config, ...weights, '--seeds', '2', '--json', '--html', join(folder, 'robust.html'));
  const { code, stdout, stderr } = await robust();
  expect(code, stderr).toBe(0);
  expect(stderr).toBe(`written to ${join(folder, 'robust.html')}\n`);
  const curves = JSON.parse(stdout) as {
    disturbance: string;
    samples: number;
    undisturbed: Record<'potential' | 'ties', { mean: number; values: number[] }>;
    levels: Record<'potential' | 'ties', { mean: number; values: number[] }>[];
  }[];
  expect(curves.map(({ disturbance }) => disturbance)).toEqual([
    'jitter',
    'jitter-all',
    'deletion',
    'time-bits',
    'weight-bits',
    'weight-noise',
  ]);
  for (const { disturbance, samples, undisturbed, levels } of curves) {
    expect([samples, undisturbed.potential.values]).toEqual([500, [tested.accuracy.potential]]);
    expect(undisturbed.ties.mean).toBe(tested.ties / 500);
    const count = disturbance.endsWith('bits') ? 1 : 2;
    for (const { potential } of levels) expect(potential.values).toHaveLength(count);
    expect(levels.at(-1)!.potential.mean).toBeLessThan(levels[0]!.potential.mean);
  }
  expect((await robust()).stdout).toBe(stdout);
  const robustPage = await drawn(join(folder, 'robust.html'));
  if (robustPage !== null) expect(robustPage.match(/<section/g)).toHaveLength(6);
  const table = await run('robustness', config, ...weights, '--only', 'weight-bits');
  expect(table.stdout).toMatch(
    /^weights in few bits, one run:\n {2}bits per weight .* ties +silent\n {2}none /,
  );
  const mistake = await run('robustness', config, ...weights, '--only', 'heat');
  expect([mistake.code, mistake.stderr]).toEqual([2, expect.stringContaining("'heat' is invalid")]);
});

some('show', async () => {
  const page = join(folder, 'network.html');
  const shown = await run('show', config, ...weights, '--sample', '3', '--neurons', '5', '--output', page);
  expect(shown.stderr).toBe(`written to ${page}\n`);
  expect(shown.stdout).toMatch(
    /^Test sample 3: true class \d, decided \d, which is (right|wrong)\. (Output|No output) .*\n.*: \d\.\d MB, with 20 samples of 500 and 47700 weights\n$/,
  );
  const html = await drawn(page);
  if (html !== null) {
    expect(html.match(/<canvas [^>]*aria-label="weights of neuron \d+"/g)).toHaveLength(5);
    expect(html.match(/<g [^>]*class="spikes"/g)).toHaveLength(3);
    expect(html).toContain('All spikes are those of the run that wrote it.');
    expect(html).toMatch(
      /only 20 are in this page: number 3, wrong answers[^<]* \d+ of them are decided wrongly, more/,
    );
    expect(html).toContain(`<code>s4nn show ${config} --weights ${own} --sample …</code>`);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html).toMatch(/>step<\/text>[\s\S]*>potential<\/text>[\s\S]*of the layer's spikes, %</);
  }
  const wrong = await run(
    'show',
    config,
    ...weights,
    '--sample',
    'wrong',
    '--samples',
    '1',
    '--output',
    page,
  );
  expect(wrong.stdout).toMatch(/^Test sample \d+: [^.]* which is wrong\. .*\n.* 1 sample of 500 and/);
  for (const [neurons, expected] of [
    ['0', 'an integer of at least 1'],
    ['61', '1…60, as the first layer has 60'],
  ] as const) {
    const refused = await run('show', config, ...weights, '--neurons', neurons, '--output', page);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining(`--neurons: found ${neurons}, expected ${expected}`),
    ]);
  }
  const none = await run('show', config, ...weights, '--sample', '500', '--output', page);
  expect([none.code, none.stderr]).toEqual([
    2,
    expect.stringContaining('--sample: found 500, expected one of the test samples, 0…499'),
  ]);
});

some('convert', async () => {
  const [npy, tensors] = [join(folder, 'authors.npy'), join(folder, 'weights.safetensors')];
  expect((await run('convert', weights[1]!, '--output', npy)).stdout).toBe(
    `${npy}: 2 layers, 60 × 785, 10 × 60\n`,
  );
  expect((await run('convert', npy, '--output', tensors)).code).toBe(0);
  const same = await run('eval', config, '--weights', tensors, '--json');
  expect(JSON.parse(same.stdout).accuracy).toEqual(tested.accuracy);
  const bad = await run('convert', tensors, '--output', join(folder, 'weights.onnx'));
  expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('expected one .npz, .safetensors')]);
  const before = readFileSync(own);
  const onto = await run('convert', own, '--output', own);
  expect([onto.code, onto.stderr]).toEqual([2, expect.stringContaining('expected a different one to write')]);
  expect(readFileSync(own)).toEqual(before);
});

some('quantise', async () => {
  const integers = join(folder, 'integers.json');
  const quantised = await run(
    ...['quantise', config, ...weights, '--bits', '5,7', '--vectors', '20', '--output', integers, '--json'],
  );
  expect(quantised.code, quantised.stderr).toBe(0);
  expect(quantised.stderr).toBe(`written to ${integers}, with 20 test vectors\n`);
  const { layers, integer, original } = JSON.parse(quantised.stdout);
  expect(layers.map(({ bits }: { bits: number }) => bits)).toEqual([5, 7]);
  expect(original.accuracy).toEqual(tested.accuracy);
  expect(Math.abs(integer.accuracy.potential - original.accuracy.potential)).toBeLessThan(0.1);
  const file: IntegerJson = JSON.parse(readFileSync(integers, 'utf8'));
  expect(file.vectors).toHaveLength(20);
  for (const { spikes, times, sums, decision } of file.vectors) {
    expect(circuit(file, spikes)).toEqual({ times, sums });
    const tied = times.map((time, output) => (time === Math.min(...times) ? sums[output]! : -Infinity));
    expect(decision).toBe(tied.indexOf(Math.max(...tied)));
  }
  const [, program] = readFileSync('docs/integers.md', 'utf8').match(/```python\n(.*?)```/s)!;
  const python = spawnSync('python3', ['-c', program!], { cwd: folder, encoding: 'utf8' });
  if (python.error) console.warn('skipped: the program of docs/integers.md, as there is no python3');
  else expect([python.status, python.stderr]).toEqual([0, '']);
});

test('what cannot be is said before anything is loaded, but for the number of test samples', async () => {
  const page = join(folder, 'a-page.html');
  writeFileSync(page, '');
  const unwritten = join(folder, 'no.json');
  const output = { ...single.network.layers[0]!, size: 10 };
  for (const [message, ...args] of [
    ['--bits: found 17, expected an integer in 2…16', 'quantise', '--bits', '17', '--output', unwritten],
    ['--bits: found 3 numbers, expected one, or 2', 'quantise', '--bits', '4,4,4', '--output', unwritten],
    ['--vectors: found 501, expected at most', 'quantise', '--vectors', '501', '--output', unwritten],
    ['--threads: found -1, expected auto or an integer', 'eval', '--threads', '-1'],
    [`${folder}: found a folder, expected a file`, 'quantise', '--output', folder],
    [`${folder}: found a folder, expected a file`, 'eval', '--html', folder],
    [
      `found no folder ${folder}/there, expected one to write to`,
      'robustness',
      '--html',
      `${folder}/there/a.html`,
    ],
    [`found no folder ${page}, expected one to write to`, 'show', '--output', `${page}/a.html`],
    [`${own}: found a file that is also read`, 'quantise', '--output', own],
    [
      'found weights of 2 layers, expected 1 as',
      'eval',
      '--set',
      `/network/layers=${JSON.stringify([output])}`,
    ],
  ] as const) {
    const [command, ...options] = args;
    const { code, stdout, stderr } = await run(command, config, ...weights, ...options);
    expect([code, stdout, stderr], message).toEqual([2, '', expect.stringContaining(message)]);
    expect(stderr.match(/\n/g), stderr).toHaveLength(1);
  }
  expect(existsSync(unwritten)).toBe(false);
});

test.skipIf(!isThere)(
  `the authors’ weights under jitter and in few bits are as others have measured${isThere ? '' : ' (skipped: S4NN_DATA names no folder with reference/)'}`,
  async () => {
    const { stdout, code, stderr } = await run(
      ...['robustness', 'configs/paper/mnist.json', '--weights', ...files],
      ...[
        '--classes',
        '4,1,0,7,9,2,3,5,8,6',
        '--only',
        'jitter-all',
        'weight-bits',
        '--seeds',
        '2',
        '--json',
      ],
    );
    expect(code, stderr).toBe(0);
    const [jitter, bits] = JSON.parse(stdout) as {
      levels: { level: number; lenient: { mean: number }; potential: { mean: number } }[];
    }[];
    const isNear = (
      curve: typeof jitter,
      within: number,
      known: readonly (readonly [level: number, lenient: number, potential: number])[],
    ): void => {
      for (const [level, lenient, potential] of known) {
        const at = curve!.levels.find((each) => each.level === level)!;
        expect(Math.abs(at.lenient.mean - lenient / 100)).toBeLessThan(within);
        expect(Math.abs(at.potential.mean - potential / 100)).toBeLessThan(within);
      }
    };
    isNear(jitter, 0.008, [
      [64, 96.5, 95.8],
      [128, 95.3, 94],
      [256, 74.1, 69.3],
    ]);
    isNear(bits, 0.005, [
      [6, 96.5, 95.9],
      [5, 95.8, 95.1],
      [4, 70, 69],
    ]);
  },
  120_000,
);
