import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectWith, s4nn, start, untilPrinted } from './process.js';

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
  const run = async (...args: string[]) => {
    // A config's plugins are found from the repository.
    const place = args.includes(config) ? [] : ['-C', folder];
    const { stdout, stderr, code } = await s4nn(...place, ...args);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    return stdout;
  };
  const rows = async (...args: string[]): Promise<Row[]> =>
    JSON.parse(await run('trials', 'tiny', '--json', ...args));

  beforeAll(async () => {
    ({ folder, config } = projectWith('tiny', tiny));
    const { stdout, code } = await s4nn('sweep', config, '--json');
    expect(code).toBe(0);
    summary = JSON.parse(stdout);
    // So that what follows tells the states apart.
    expect(summary.trials.complete).toBeGreaterThan(1);
    expect(summary.trials.pruned).toBeGreaterThan(1);
  });

  test('status counts its trials and says which is the best', async () => {
    const { trials, best } = summary;
    const status = JSON.parse(await run('status', 'tiny', '--json'));
    expect(status).toMatchObject({
      name: 'tiny',
      done: true,
      total: 12,
      counts: { ...trials, running: 0 },
      best: [{ trial: best.trial, values: Object.values(best.values), parameters: best.parameters }],
      running: [],
    });
    const text = await run('status', config);
    expect(text).toContain(
      `tiny: 12 of 12 trials ended (${trials.complete} complete, ${trials.pruned} pruned, 0 failed), 0 under way; done\n`,
    );
    expect(text).toContain(
      `best: trial ${best.trial}, validation.accuracy ${(100 * best.values['validation.accuracy']!).toFixed(2)} %\n`,
    );
  });

  test('best shows the trial that the summary calls the best', async () => {
    const { best } = summary;
    const [found, ...more] = JSON.parse(await run('best', config, '--json'));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      trial: best.trial,
      state: 'complete',
      values: Object.values(best.values),
      epochs: 4,
      parameters: best.parameters,
    });
    const text = await run('best', 'tiny');
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
    expect(await run('trials', 'tiny', '--state', 'failed')).toBe('tiny: no failed trials\n');
  });

  test('trials prints a table whose columns stand under each other', async () => {
    const lines = (await run('trials', config)).trimEnd().split('\n');
    expect(lines).toHaveLength(13);
    expect(lines[0]!.split(/ {2,}/)).toEqual([
      'trial',
      'state',
      'accuracy',
      'epochs',
      'seconds',
      'layers/0/threshold',
      'neuron/crossing',
    ]);
    const end = lines[0]!.indexOf('layers/0/threshold') + 'layers/0/threshold'.length;
    for (const line of lines.slice(1)) {
      expect(line.slice(0, end)).toMatch(/\d$/);
      expect(line.slice(end)).toMatch(/^ {2}>=?$/);
    }
  });

  test('export writes every trial with all digits, as its results do', async () => {
    const text = await run('export', 'tiny', '--to', 'csv');
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
    const lines = (await run('export', config, '--to', 'jsonl')).trimEnd().split('\n');
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

  test('export writes a file whole, or leaves what is there alone', async () => {
    const file = join(folder, 'tables', 'tiny.csv');
    mkdirSync(join(folder, 'tables'));
    expect(await run('export', 'tiny', '--to', 'csv', '--output', file)).toBe(`${file}\n`);
    expect(readFileSync(file, 'utf8')).toBe(await run('export', 'tiny', '--to', 'csv'));
    const before = readdirSync(folder, { recursive: true });
    const refused = await s4nn('-C', folder, 'export', 'tiny', '--to', 'csv', '--output', 'tables');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe('error: tables: found a folder, expected a file to replace or none yet.\n');
    const without = await s4nn('-C', folder, 'export', 'tiny', '--output', 'tables/other.csv');
    expect(without).toMatchObject({ code: 2, stdout: '' });
    expect(without.stderr).toContain('--to');
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  test('export says nothing where its reader has seen enough', async () => {
    const { child, ended } = start('-C', folder, 'export', 'tiny', '--to', 'jsonl');
    child.stdout!.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['--sort', 'speed'],
    ['--state', 'lost'],
    ['--limit', '0'],
  ])('trials %s %s is refused', async (option, value) => {
    const { code, stdout, stderr } = await s4nn('-C', folder, 'trials', 'tiny', option, value);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(option);
  });
});

test('a sweep that was interrupted says what is under way', async () => {
  const { folder, config } = projectWith('tiny', {
    ...tiny,
    training: { epochs: 2000, validation: 100 },
  });
  const running = start('sweep', config, '--threads', '1');
  await untilPrinted(running, /trial 0 starts/);
  const best = await s4nn('best', config);
  expect(best.code).toBe(2);
  expect(best.stderr).toMatch(
    /^error: sweep tiny: found no complete trial among \d+, expected one to be the best of/,
  );
  running.child.kill('SIGINT');
  expect((await running.ended).code).toBe(130);
  const { stdout } = await s4nn('-C', folder, 'status', 'tiny', '--json');
  const status = JSON.parse(stdout);
  expect(status).toMatchObject({ done: false, total: 12, best: [] });
  const { counts } = status;
  expect(counts).toMatchObject({ complete: 0, failed: 0, running: status.running.length });
  expect(counts.running).toBeGreaterThan(0);
  expect(status.running[0]).toMatchObject({ state: 'running', values: null, seconds: null });
  expect((await s4nn('-C', folder, 'status', 'tiny')).stdout).toMatch(
    /^tiny: \d+ of 12 trials ended .* under way; not done\ntrial \d+: \d+ epochs?/,
  );
  const listed = await s4nn('-C', folder, 'trials', 'tiny', '--json');
  expect(JSON.parse(listed.stdout)).toHaveLength(counts.pruned + counts.running);
  const exported = await s4nn('-C', folder, 'export', 'tiny', '--to', 'csv');
  const lines = exported.stdout.trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + counts.pruned + counts.running);
  expect(lines[0]).toContain('/network/neuron/crossing');
  expect(lines.filter((line) => /^\d+,running,,\d+,,/.test(line))).toHaveLength(counts.running);
});

test('a single run has a status and no trials', async () => {
  const { search: _, pruner: __, ...single } = tiny;
  const { folder, config } = projectWith('single', single);
  expect((await s4nn('sweep', config)).code).toBe(0);
  expect((await s4nn('-C', folder, 'status', 'single')).stdout).toBe('single: a single run, done\n');
  expect((await s4nn('-C', folder, 'trials', 'single')).stdout).toBe('single: no trials\n');
  expect((await s4nn('-C', folder, 'best', 'single')).code).toBe(2);
  const none = await s4nn('-C', folder, 'importance', 'single');
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('found a single run')]);
  expect((await s4nn('-C', folder, 'export', 'single', '--to', 'csv')).stdout).toBe(
    'trial,state,validation.accuracy,epochs,seconds,reason\r\n',
  );
  expect(await s4nn('-C', folder, 'export', 'single', '--to', 'jsonl')).toMatchObject({
    code: 0,
    stdout: '',
  });
});

test('importance of two trials is none, and says how to get more', async () => {
  const search = { trials: 2, space: { '/network/layers/0/threshold': { loguniform: [0.1, 100] } } };
  const { folder, config } = projectWith('tiny', { ...tiny, search });
  expect((await s4nn('sweep', config)).code).toBe(0);
  const { code, stdout, stderr } = await s4nn('importance', config);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /found no parameter that does more than chance would among 2 ended trials, expected one; it/,
  );
  expect(stderr).toContain(`\`s4nn sweep ${config} --trials 30 --extend\` runs more.`);
  expect((await s4nn('-C', folder, 'importance', 'tiny')).stderr).toContain('sweep <its config> --trials');
  expect((await s4nn('sweep', config, '--trials', '30', '--extend')).code).toBe(0);
  expect((await s4nn('importance', config)).stdout).toMatch(/^tiny, from 30 trials/);
});

test('importance names every parameter, as the report does', async () => {
  const space = {
    '/network/layers/0/threshold': { loguniform: [0.1, 100] },
    '/network/neuron/crossing': { choice: ['>', '>='] },
  };
  const { folder, config } = projectWith('tiny', {
    ...tiny,
    training: { epochs: 1, validation: 100 },
    search: { use: '@s4nn/tpe/random', trials: 60, space },
    pruner: { use: 'none' },
  });
  expect((await s4nn('sweep', config)).code).toBe(0);
  const { importance, ...rest } = JSON.parse((await s4nn('importance', config, '--json')).stdout);
  expect(rest).toEqual({ name: 'tiny', trials: 60 });
  expect(importance.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual(
    Object.keys(space),
  );
  const shares: number[] = importance.map(({ share }: { share: number }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  const lines = (await s4nn('-C', folder, 'importance', 'tiny')).stdout.split('\n');
  expect(lines[0]).toBe('tiny, from 60 trials');
  expect(lines[2]!.trim()).toBe(`${(100 * shares[0]!).toFixed(2)} %  ${importance[0].parameter}`);
  // Above some threshold no neuron learns.
  expect(importance[0].parameter).toBe('/network/layers/0/threshold');
  const html = readFileSync(join(folder, 'results', 'tiny', 'report.html'), 'utf8');
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!;
  expect(JSON.parse(data).importance).toEqual(importance);
});

describe.each([
  ['status'],
  ['best'],
  ['trials'],
  ['importance'],
  ['export', '--to', 'csv'],
  ['compare', 'tiny'],
])('s4nn %s', (command, ...more) => {
  test('says so where there is no such sweep', async () => {
    const { folder, config } = projectWith('tiny', tiny);
    const nowhere = await s4nn('-C', folder, command, 'tiny', ...more);
    expect(nowhere).toMatchObject({ code: 2, stdout: '' });
    expect(nowhere.stderr).toMatch(/^error: .*tiny\.journal\.log: found no log of a sweep tiny\n$/);
    expect((await s4nn(command, config, ...more)).stderr).toContain('found no log of a sweep tiny');
  });

  test('refuses a log that is none', async () => {
    const { folder } = projectWith('tiny', tiny);
    mkdirSync(join(folder, 'sweeps'));
    writeFileSync(join(folder, 'sweeps', 'tiny.journal.log'), 'my notes\n');
    const { code, stderr } = await s4nn('-C', folder, command, 'tiny', ...more);
    expect(code).toBe(2);
    expect(stderr).toContain('tiny.journal.log:1: found "my notes"');
  });
});
