import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectWith } from '../../test/project.js';
import { reportDataIn } from '../../test/report-data.js';
import { run } from '../../test/run.js';

const tiny = {
  dataset: { use: '@s4nn/dataset-yin-yang', train: 400, test: 100 },
  encoder: { use: '@s4nn/encoders/latency', duration: 32 },
  backend: '@s4nn/backend-cpu',
  network: { layers: [{ size: 3, threshold: 0.5, learningRate: 0.1, init: [0, 1] }] },
  training: { epochs: 3, validation: 100 },
  search: { trials: 5, space: { '/network/layers/0/threshold': { loguniform: [0.1, 2] } } },
};

test('a sweep ends by writing a report of everything it did', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  const { stdout, code } = await run('sweep', config, '--json');
  expect(code).toBe(0);
  const summary = JSON.parse(stdout);
  const file = join(folder, 'results', 'tiny', 'report.html');
  const data = reportDataIn(file);
  expect(data).toMatchObject({
    name: 'tiny',
    best: [summary.best.trial],
    objectives: [{ metric: 'validation.accuracy', direction: 'maximize' }],
    parameters: [{ name: '/network/layers/0/threshold', low: 0.1, high: 2, log: true }],
    test: { samples: 100 },
  });
  expect(data.trials).toHaveLength(5);
  expect(data.trials[summary.best.trial]!.values).toEqual([summary.best.values['validation.accuracy']]);
  expect(data.training!.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(data.test!.accuracies[0]).toMatchObject({
    name: 'potential',
    value: `${(100 * summary.test.accuracy.potential).toFixed(2)} %`,
  });

  // What the matrix has on its diagonal is what was right.
  const { classes, counts } = data.confusion!;
  expect(classes).toHaveLength(3);
  expect(counts.flat().reduce((sum, count) => sum + count)).toBe(100);
  const right = counts.reduce((sum, row, label) => sum + row[label]!, 0);
  expect(right / 100).toBe(summary.test.accuracy.potential);

  // The log alone gives the same report again, but for the moment.
  rmSync(file);
  const again = await run('-C', folder, 'report', 'tiny');
  expect(again).toMatchObject({ code: 0, stdout: 'results/tiny/report.html\n', stderr: '' });
  expect({ ...reportDataIn(file), written: '' }).toEqual({ ...data, written: '' });
});

test('a single run has a report of its training', async () => {
  const { search: _, ...single } = tiny;
  const { folder, config } = projectWith('single', single);
  expect((await run('sweep', config)).code).toBe(0);
  const data = reportDataIn(join(folder, 'results', 'single', 'report.html'));
  expect(data).toMatchObject({ trials: [], best: [], parameters: [] });
  expect(data.training).toHaveLength(3);
  expect(data.training![2]!.validation).toBeGreaterThan(0);
});

test.each([
  ['tiny', /sweeps\/tiny\.journal\.log: found no log of a sweep named tiny\n/],
  ['../tiny', /found "\.\.\/tiny", expected the name of a sweep or its config/],
  ['missing.json', /missing\.json/],
])('s4nn report %s says so if there is no such sweep', async (name, message) => {
  const { folder } = projectWith('other', tiny);
  const { code, stderr } = await run('-C', folder, 'report', name);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('a mistyped sweep is told the nearest', async () => {
  const { folder, config } = projectWith('tiny', { ...tiny, search: { ...tiny.search, trials: 1 } });
  expect((await run('sweep', config)).code).toBe(0);
  const { stderr } = await run('-C', folder, 'report', 'tinny');
  expect(stderr).toContain('found no log of a sweep named tinny; did you mean "tiny"?');
});
