import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const tiny = {
  dataset: { use: '@s4nn/dataset-yin-yang', train: 400, test: 100 },
  encoder: { use: '@s4nn/encoders/latency', duration: 32 },
  backend: '@s4nn/backend-cpu',
  network: { layers: [{ size: 3, threshold: 0.5, learningRate: 0.1, init: [0, 1] }] },
  training: { epochs: 4, validation: 100 },
  search: {
    trials: 12,
    space: {
      '/network/layers/0/threshold': { loguniform: [0.1, 2] },
      '/network/neuron/crossing': { choice: ['>', '>='] },
    },
  },
  pruner: { use: 'asha', minimum: 1, reduction: 2 },
};

interface Row {
  trial: number;
  state: string;
  values: number[] | null;
  epochs: number;
  seconds: number | null;
  parameters: Record<string, number | string>;
}

describe('a sweep that is done', () => {
  let folder: string;
  let config: string;
  let summary: {
    trials: { complete: number; pruned: number; failed: number };
    best: { trial: number; values: Record<string, number>; parameters: object };
  };
  const printed = async (...args: string[]) => {
    // A config's plugins are found from the repository.
    const place = args.includes(config) ? [] : ['-C', folder];
    const { stdout, stderr, code } = await run(...place, ...args);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    return stdout;
  };
  const rows = async (...args: string[]): Promise<Row[]> =>
    JSON.parse(await printed('trials', 'tiny', '--json', ...args));

  beforeAll(async () => {
    ({ folder, config } = projectWith('tiny', tiny));
    const { stdout, code } = await run('sweep', config, '--json');
    expect(code).toBe(0);
    summary = JSON.parse(stdout);
    // So that what follows tells the states apart.
    expect(summary.trials.complete).toBeGreaterThan(1);
    expect(summary.trials.pruned).toBeGreaterThan(1);
  });

  test('status counts its trials and says which is the best', async () => {
    const { trials, best } = summary;
    const status = JSON.parse(await printed('status', 'tiny', '--json'));
    expect(status).toMatchObject({
      name: 'tiny',
      done: true,
      total: 12,
      counts: { ...trials, running: 0 },
      best: [{ trial: best.trial, values: Object.values(best.values), parameters: best.parameters }],
      running: [],
    });
    const text = await printed('status', config);
    expect(text).toContain(
      `tiny: 12 of 12 trials ended (${trials.complete} complete, ${trials.pruned} pruned, 0 failed), 0 running; done\n`,
    );
    expect(text).toContain(
      `best: trial ${best.trial}, validation.accuracy ${(100 * best.values['validation.accuracy']!).toFixed(2)} %\n`,
    );
  });

  test('best shows the trial that the summary calls the best', async () => {
    const { best } = summary;
    const [found, ...more] = JSON.parse(await printed('best', config, '--json'));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      trial: best.trial,
      state: 'complete',
      values: Object.values(best.values),
      epochs: 4,
      parameters: best.parameters,
    });
    const text = await printed('best', 'tiny');
    expect(text).toMatch(
      new RegExp(
        `^trial ${best.trial}: validation\\.accuracy ${(100 * best.values['validation.accuracy']!).toFixed(2)} % after 4 epochs\n`,
      ),
    );
    expect(text).toMatch(/^ {2}\/network\/layers\/0\/threshold {2}[\d.]+$/m);
  });

  test('trials lists them in order, sorted, filtered and limited', async () => {
    const all = await rows();
    expect(all.map(({ trial }) => trial)).toEqual([...Array(12).keys()]);
    expect(all.every(({ seconds }) => seconds! >= 0)).toBe(true);
    const pruned = await rows('--state', 'pruned');
    expect(pruned).toEqual(all.filter(({ state }) => state === 'pruned'));
    expect(pruned).toHaveLength(summary.trials.pruned);
    const sorted = await rows('--sort', 'value', '--state', 'complete');
    const values = sorted.map(({ values }) => values![0]!);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(sorted[0]!.trial).toBe(summary.best.trial);
    expect(await rows('--sort', 'value', '--state', 'complete', '--limit', '2')).toEqual(sorted.slice(0, 2));
    expect(await printed('trials', 'tiny', '--state', 'failed')).toBe('tiny: no failed trials\n');
  });

  test('trials prints a table with aligned columns', async () => {
    const lines = (await printed('trials', config)).trimEnd().split('\n');
    expect(lines).toHaveLength(13);
    expect(lines[0]!.split(/ {2,}/)).toEqual([
      'trial',
      'state',
      'accuracy',
      'epochs',
      'seconds',
      'output threshold',
      'neuron crossing',
      'reason',
    ]);
    const end = lines[0]!.indexOf('output threshold') + 'output threshold'.length;
    for (const line of lines.slice(1)) {
      expect(line.slice(0, end)).toMatch(/\d$/);
      expect(line.slice(end)).toMatch(/^ {2}>=?( {2,}pruned at epoch \d: .+)?$/);
    }
  });

  test('export writes every trial with all digits, as its results do', async () => {
    const text = await printed('export', 'tiny', '--to', 'csv');
    expect(text).toBe(readFileSync(join(folder, 'results', 'tiny', 'trials.csv'), 'utf8'));
    const [head, ...lines] = text.trimEnd().split('\r\n');
    const names = Object.keys(tiny.search.space);
    expect(head!.split(',').sort()).toEqual(
      ['trial', 'state', 'validation.accuracy', 'epochs', 'seconds', ...names, 'reason'].sort(),
    );
    const column = (name: string) => lines.map((line) => line.split(',')[head!.split(',').indexOf(name)]);
    const all = await rows();
    expect(column('state')).toEqual(all.map(({ state }) => state));
    expect(column('validation.accuracy').map(Number)).toEqual(all.map(({ values }) => values![0]));
    for (const name of names) {
      expect(column(name)).toEqual(all.map(({ parameters }) => String(parameters[name])));
    }
  });

  test('export to JSON lines has the curve of every trial too', async () => {
    const lines = (await printed('export', config, '--to', 'jsonl')).trimEnd().split('\n');
    const all = await rows();
    expect(lines).toHaveLength(all.length);
    for (const [index, line] of lines.entries()) {
      const { curve, values, ...trial } = JSON.parse(line);
      const { values: listed, ...row } = all[index]!;
      expect(trial).toEqual(row);
      expect(values).toEqual({ 'validation.accuracy': listed![0] });
      expect(curve.map(([epoch]: [number]) => epoch)).toEqual(
        Array.from({ length: row.epochs }, (_, epoch) => epoch + 1),
      );
      expect(curve.at(-1)[1]).toBe(listed![0]);
    }
  });

  test('export writes a file whole, or leaves an existing one unchanged', async () => {
    const file = join(folder, 'tables', 'tiny.csv');
    mkdirSync(join(folder, 'tables'));
    expect(await printed('export', 'tiny', '--to', 'csv', '--output', file)).toBe(`${file}\n`);
    expect(readFileSync(file, 'utf8')).toBe(await printed('export', 'tiny', '--to', 'csv'));
    const before = readdirSync(folder, { recursive: true });
    const refused = await run('-C', folder, 'export', 'tiny', '--to', 'csv', '--output', 'tables');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe('error: tables: found a folder, expected a file to replace, or none yet.\n');
    const without = await run('-C', folder, 'export', 'tiny', '--output', 'tables/other.csv');
    expect(without).toMatchObject({ code: 2, stdout: '' });
    expect(without.stderr).toContain('--to');
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test.each([
    ['--sort', 'speed'],
    ['--state', 'lost'],
    ['--limit', '0'],
  ])('trials %s %s is refused', async (option, value) => {
    const { code, stdout, stderr } = await run('-C', folder, 'trials', 'tiny', option, value);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(option);
  });
});

test('a single run has a status and no trials', async () => {
  const { search: _, pruner: __, ...single } = tiny;
  const { folder, config } = projectWith('single', single);
  expect((await run('sweep', config)).code).toBe(0);
  expect((await run('-C', folder, 'status', 'single')).stdout).toBe('single: a single run, done\n');
  expect((await run('-C', folder, 'trials', 'single')).stdout).toBe('single: no trials\n');
  expect((await run('-C', folder, 'best', 'single')).code).toBe(2);
  const none = await run('-C', folder, 'importance', 'single');
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('found a single run')]);
  expect((await run('-C', folder, 'export', 'single', '--to', 'csv')).stdout).toBe(
    'trial,state,validation.accuracy,epochs,seconds,reason\r\n',
  );
  expect(await run('-C', folder, 'export', 'single', '--to', 'jsonl')).toMatchObject({
    code: 0,
    stdout: '',
  });
});

describe.each([
  ['status'],
  ['best'],
  ['trials'],
  ['importance'],
  ['export', '--to', 'csv'],
  ['compare', 'tiny'],
])('s4nn %s', (command, ...more) => {
  test('says so if there is no such sweep', async () => {
    const { folder, config } = projectWith('tiny', tiny);
    const nowhere = await run('-C', folder, command, 'tiny', ...more);
    expect(nowhere).toMatchObject({ code: 2, stdout: '' });
    expect(nowhere.stderr).toMatch(/^error: .*tiny\.journal\.log: found no log of a sweep named tiny\n$/);
    expect((await run(command, config, ...more)).stderr).toContain('found no log of a sweep named tiny');
  });

  test('refuses a log that is none', async () => {
    const { folder } = projectWith('tiny', tiny);
    mkdirSync(join(folder, 'sweeps'));
    writeFileSync(join(folder, 'sweeps', 'tiny.journal.log'), 'my notes\n');
    const { code, stderr } = await run('-C', folder, command, 'tiny', ...more);
    expect(code).toBe(2);
    expect(stderr).toContain('tiny.journal.log:1: found "my notes"');
  });
});
