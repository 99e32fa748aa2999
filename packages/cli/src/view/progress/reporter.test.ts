import { stripVTControlCharacters } from 'node:util';
import type { Progress } from '@s4nn/sweep';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { someYinYang } from '../../../../../tests/small-sweeps.js';
import * as p from '../../../test/progress.js';
import { fixture, projectWith } from '../../../test/project.js';
import { asOnATerminal, kept, run, runOn } from '../../../test/run.js';
import { terminalOn } from '../../terminal.js';
import { createReporter } from './reporter.js';

beforeEach(asOnATerminal);
afterEach(() => vi.unstubAllEnvs());

const config = {
  ...someYinYang,
  training: { epochs: 2, validation: 50, seed: 1 },
  search: { trials: 3, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
};

test('without a terminal, a sweep prints one line per event worth one', async () => {
  const { stderr } = await run('sweep', projectWith('small', config).config, '--threads', '0');
  const lines = stderr.trimEnd().split('\n');
  expect(lines[0]).toBe(
    'small: 3 trials of up to 2 epochs on 1 lane, 150 training and 50 validation samples',
  );
  expect(lines.filter((line) => /^trial \d starts: output learning rate [\d.]+$/.test(line))).toHaveLength(3);
  expect(
    lines.filter((line) => /^trial \d complete after 2 epochs, validation\.accuracy [\d.]+ %$/.test(line)),
  ).toHaveLength(3);
  expect(lines.slice(-4)).toEqual([
    expect.stringMatching(/^retraining trial \d on all 200 training samples for 2 epochs$/),
    expect.stringMatching(/^epoch 1: [\d.]+ % while learning \(lenient\)$/),
    expect.stringMatching(/^epoch 2: /),
    expect.stringMatching(/^done in \d+ s$/),
  ]);
});

test('a terminal has a live view, whose last state remains, and stdout has only results', async () => {
  const { config: file } = projectWith('small', config);
  const { code, stdout, stderr } = await runOn({ stderr: 'terminal' }, 'sweep', file, '--threads', '0');
  expect(code).toBe(0);
  const shown = stripVTControlCharacters(stderr);
  expect(shown).not.toContain('starts:');
  expect(shown).toMatch(/small ━{24} 3\/3 trials\n/);
  expect(shown).toMatch(/retraining the best, trial \d ━+ epoch 2\/2/);
  expect(shown).not.toContain('evaluated once');
  expect(stdout).toContain('evaluated once');
});

test.each([
  ['TERM', 'dumb'],
  ['CI', 'true'],
])(
  'a terminal whose cursor does not move, or that is recorded, gets plain lines: %s=%s',
  async (name, value) => {
    vi.stubEnv(name, value);
    const { config: file } = projectWith('small', config);
    const { stderr } = await runOn({ stderr: 'terminal' }, 'sweep', file, '--threads', '0');
    const shown = stripVTControlCharacters(stderr);
    expect(shown).toContain('trial 0 starts:');
    expect(shown).not.toContain('━');
    if (name === 'TERM') expect(stderr).toBe(shown);
  },
);

test.each([
  [1, [1]],
  [15, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]],
  [40, [1, ...Array.from({ length: 20 }, (_, index) => 2 * index + 2)]],
  [3001, [1, ...Array.from({ length: 20 }, (_, index) => Math.ceil((3001 * (index + 1)) / 20))]],
])('without a terminal, the last training has at most 21 lines: %d epochs', (epochs, expected) => {
  const { stream, text } = kept();
  const reporter = createReporter(terminalOn(kept().stream, stream).stderr);
  reporter.show({ kind: 'final', trial: null, epochs, samples: 10 });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const report = { epoch, trainingAccuracy: 0.5, validation: null };
    reporter.show({ kind: 'finalEpoch', report } as unknown as Progress);
  }
  const shown = [...text().matchAll(/^epoch (\d+): /gm)].map(([, epoch]) => Number(epoch));
  expect(shown).toEqual(expected);
});

test('a trial that failed leaves a line above the live view', async () => {
  const { config: file } = projectWith('fragile', {
    ...config,
    backend: fixture('fragile-backend.js'),
    search: {
      use: '@s4nn/tpe/grid',
      trials: 2,
      space: { '/network/layers/0/threshold': { choice: [0.5, 1] } },
    },
  });
  const { code, stderr } = await runOn({ stderr: 'terminal' }, 'sweep', file, '--threads', '0');
  expect(code).toBe(0);
  expect(stripVTControlCharacters(stderr)).toMatch(
    /trial \d failed after 0 epochs: Error: this backend does not like 1\n/,
  );
});

test('without a terminal, workers that come and go between two sweeps have one line a minute for each state; what is wrong has one at once', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  const { stream, text } = kept();
  const reporter = createReporter(terminalOn(kept().stream, stream).stderr);
  for (let second = 0; second < 180; second += 6) {
    vi.setSystemTime(1000 * second);
    reporter.show(second % 12 === 0 ? p.workers({ 'lab2-1': 2 }) : p.workers({}));
    if (second === 30) reporter.show(p.workers({}, ['lab2-1'], { 'lab3-1': 'other data\nin train.csv' }));
    if (second === 42) reporter.show(p.workers({}, [], { 'lab3-1': 'other data\nin train.csv' }));
  }
  vi.useRealTimers();
  expect(text().trimEnd().split('\n')).toEqual([
    '1 worker with 2 lanes: lab2 (2)',
    'no worker serves this sweep',
    'worker lab2-1 on lab2 is gone; others train what it had begun',
    'worker lab3-1 refused: other data',
    '1 worker with 2 lanes: lab2 (2) (changed 11 times since the last such line)',
    'no worker serves this sweep',
    '1 worker with 2 lanes: lab2 (2) (changed 9 times since the last such line)',
    'no worker serves this sweep',
  ]);
});

test('without a terminal, a line says where the sweep stands, at most once a minute', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  const { stream, text } = kept();
  const reporter = createReporter(terminalOn(kept().stream, stream).stderr);
  const data = {
    classes: [{ name: 'a', train: 1, test: 1 }],
    ...{
      digest: { train: '', test: '' },
      shape: [1],
      range: [0, 1],
      constant: { train: 0, test: 0 },
      silent: 0,
    },
  };
  reporter.show(p.start({ trials: 100, data }));
  for (let id = 0; id < 4; id++) {
    reporter.show(p.training(id, 0));
    for (let of = 1; of <= 10; of++) {
      vi.setSystemTime(1000 * (25 * id + 2 * of));
      reporter.show(p.epoch(id, of, 0.5 + id / 10));
    }
    reporter.show(p.end(id, id === 1 ? 'pruned' : 'complete', 0.5 + id / 10));
  }
  vi.useRealTimers();
  const lines = text()
    .split('\n')
    .filter((line) => line.includes('elapsed'));
  expect(lines).toEqual([
    '3/100 trials · 1 pruned · 1 min 10 s elapsed · about 38 min 14 s left with the retraining · 0.43 epochs/s · best 70.00 % (trial 2)',
  ]);
});
