import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { someMnist, someYinYang } from '../../../../tests/small-sweeps.js';
import { drawn } from '../../../report/test/drawn.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

interface Figure {
  columns: string[];
  rows: (string | number | null)[][];
  curves: { lines: { name: string; points: [number, number][] }[] } | null;
  networks: { name: string; sizes: number[]; epochs: number; seed: number; config: string }[];
  overrides: Record<string, unknown>;
}

test('figures of the paper, from networks that are trained once', async () => {
  const training = { rule: { use: 's4nn', margin: 3 }, epochs: 3, validation: 0, seed: 1 };
  const { folder, config } = projectWith('small', { ...someMnist, training });
  const paper = (...given: string[]) => run('paper', ...given, '--mnist', config, '--threads', '0');
  const page = join(folder, 'paper.html');
  const { code, stdout, stderr } = await paper(
    ...['accuracy', 'firing-times', 'spikes', 'jitter', '--json', '--html', page],
  );
  expect(code, stderr).toBe(0);
  const made: Record<string, Figure> = JSON.parse(stdout);
  const { test } = JSON.parse(readFileSync(join(folder, 'results', 'small', 'summary.json'), 'utf8'));
  expect(made.accuracy!.rows.map(([, share]) => share)).toEqual([
    0.974,
    ...['lenient', 'potential', 'first', 'expected', 'spiking'].map((rule) => test.accuracy[rule]),
  ]);
  const times = made['firing-times']!;
  expect(times.columns).toEqual(['class', ...'0123456789']);
  expect(times.rows).toHaveLength(10);
  for (const [digit, ...steps] of times.rows) {
    expect(steps, `digit ${digit}`).toSatisfy((row: number[]) =>
      row.every((step) => step > 0 && step <= 256),
    );
  }
  expect(made.spikes!.rows.at(-1)).toEqual([
    'all',
    expect.closeTo(test.spikesToDecision[1] + test.spikesToDecision[2], 9),
    test.decisionStep,
  ]);
  const jitter = made.jitter!;
  expect(jitter.rows[0]!.slice(1)).toEqual(
    ['lenient', 'potential', 'spiking'].map((rule) => test.accuracy[rule]),
  );
  expect(jitter.curves!.lines.map(({ points }) => points[0]![1])).toEqual(jitter.rows[0]!.slice(1));
  expect(jitter.rows.at(-1)![2]).toBeLessThan(jitter.rows[0]![2] as number);
  for (const { networks, overrides } of Object.values(made)) {
    const network = { name: 'small', sizes: [784, 30, 10], epochs: 3, seed: 1, config };
    expect([networks, overrides]).toEqual([[expect.objectContaining(network)], {}]);
  }
  expect(stderr).toContain(`written to ${page}\n`);
  // Four figures, one training.
  expect(stderr.match(/epoch 3\b/g), stderr).toHaveLength(1);
  const html = await drawn(page);
  if (html !== null) {
    expect(html.match(/<section/g)).toHaveLength(4);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html).toContain(`<dd>${config}</dd>`);
    expect(html).toContain('784-30-10');
    expect(html).not.toContain('Changed by');
    expect(html.match(/aria-label="class \d, output \d: /g)).toHaveLength(100);
    for (const label of ['spikes by digit', 'firing time, steps by digit']) {
      expect(html).toContain(`aria-label="${label}"`);
    }
  }
}, 120_000);

test('epochs holds images back, hidden sizes are networks of their own, and a mistake is said', async () => {
  const training = { rule: { use: 's4nn', margin: 3 }, epochs: 1, validation: 0, seed: 1 };
  const hidden = { size: 9, threshold: 0.5, learningRate: 0.1, init: [0, 1] };
  const network = { layers: [hidden, ...someYinYang.network.layers] };
  const { folder, config } = projectWith('small', { ...someYinYang, network, training });
  const paper = (...given: string[]) => run('paper', ...given, '--mnist', config, '--threads', '0');
  const page = join(folder, 'paper.html');
  const { stdout, code, stderr } = await paper(
    ...['epochs', 'hidden-sizes', '--set', '/training/validation=50', '--html', page],
  );
  expect(code, stderr).toBe(0);
  // Whoever reads the figures is told that they are not the paper's, and of which networks they are.
  const warning =
    'Changed by --set: /training/validation=50. These are not the numbers of the configs as they are.';
  expect(stdout.split(warning)).toHaveLength(3);
  expect(stdout).toMatch(/\nnetwork +neurons +epochs +seed +config\nsmall-validated +\d+-9-3 +1 +1 +\S+\n/);
  expect(stdout).toMatch(/\nsmall-hidden-800 +\d+-800-3 +1 +1 +\S+ +\/network\/layers\/0\/size=800\n/);
  const html = await drawn(page);
  if (html !== null) {
    expect(html.split(warning)).toHaveLength(3);
    expect(html).toContain('<dt>changed by --set</dt><dd>/training/validation=50</dd>');
    expect(html).toContain('/network/layers/0/size=400');
  }
  expect(stdout).toMatch(
    /Accuracy by epoch\nepoch {2}learning {2}held back\n {4}1 +\d+\.\d\d % +\d+\.\d\d %\n/,
  );
  expect(stdout).toMatch(/Accuracy by hidden layer size\nhidden neurons[^\n]+\n +50 +\d/);
  expect(readdirSync(join(folder, 'results')).sort()).toEqual([
    ...['100', '200', '400', '50', '800'].map((size) => `small-hidden-${size}`),
    'small-validated',
  ]);
  expect(existsSync(join(folder, 'results', 'small'))).toBe(false);
  const wrong = await paper('raster');
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('found no figure raster, expected all or one of accuracy, firing-times'),
  ]);
  const list = await run('paper');
  expect(list.stdout.trim().split('\n')).toHaveLength(7);
}, 120_000);

test('data that is missing, and logs of other configs, are found before anything is trained', async () => {
  const training = { rule: { use: 's4nn', margin: 3 }, epochs: 1, validation: 0, seed: 1 };
  const hidden = { size: 9, threshold: 0.5, learningRate: 0.1, init: [0, 1] };
  const network = { layers: [hidden, ...someYinYang.network.layers] };
  const { folder, config } = projectWith('small', { ...someYinYang, network, training });
  const images = join(folder, 'configs', 'images.json');
  const dataset = { use: '@s4nn/dataset-caltech', path: 'nowhere' };
  writeFileSync(images, JSON.stringify({ ...someYinYang, dataset, network, training }));
  const paper = (...given: string[]) =>
    run('paper', ...given, '--mnist', config, '--caltech', images, '--threads', '0');
  const page = join(folder, 'paper.html');
  const all = await paper('all', '--set', '/training/validation=50', '--html', page);
  expect([all.code, all.stdout]).toEqual([2, '']);
  expect(all.stderr).toMatch(
    /^error: .*found no folder 101_ObjectCategories.*\nOr leave out caltech: `s4nn paper accuracy firing-times spikes jitter epochs hidden-sizes`\.\n$/,
  );
  const alone = await paper('caltech');
  expect([alone.code, alone.stderr.split('\n')]).toEqual([2, [expect.stringContaining('nowhere'), '']]);
  // Of the figures' own networks, too: epochs holds back more images than there are.
  const large = await paper('accuracy', 'epochs');
  expect([large.code, large.stdout]).toEqual([2, '']);
  expect(large.stderr).toContain('found 10000, expected less than the 200 training samples');
  expect([existsSync(join(folder, 'results')), existsSync(page)]).toEqual([false, false]);

  expect((await paper('accuracy', '--set', '/training/epochs=2')).code).toBe(0);
  const other = await paper('hidden-sizes', 'accuracy');
  expect([other.code, other.stdout]).toEqual([2, '']);
  expect(other.stderr).toContain('--fresh (deletes the earlier run), or keep both with --name.');
  expect(readdirSync(join(folder, 'results'))).toEqual(['small']);
  expect((await paper('accuracy', '--name', 'real')).code).toBe(0);
  expect((await paper('accuracy', '--fresh')).code).toBe(0);
  expect((await paper('accuracy')).code).toBe(0);
  expect(readdirSync(join(folder, 'results')).sort()).toEqual(['real-mnist', 'small']);
}, 120_000);
