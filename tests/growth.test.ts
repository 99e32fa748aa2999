import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { projectWith } from './process.js';
import { someYinYang } from './small-sweeps.js';

const space = { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } };
const training = { validation: 20, seed: 2 };
const small = { ...someYinYang, dataset: { ...someYinYang.dataset, train: 40 } };
const search = { use: '@s4nn/tpe/random', trials: 1, space };

/** Counts what a sweep does to its log and its checkpoints: calls, and bytes written and read. */
const counted = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const ours = new Map();
  const count = { calls: 0, written: 0, read: 0 };
  const isOurs = (file) => typeof file === 'number' ? ours.has(file) : String(file).includes('sweeps');
  const wrap = (name, then) => {
    const action = fs[name];
    fs[name] = (...args) => {
      const result = action(...args);
      if (isOurs(args[0])) { count.calls++; then(args, result); }
      return result;
    };
  };
  const bytes = (content) => Buffer.byteLength(content);
  wrap('openSync', ([file], descriptor) => { ours.set(descriptor, file); });
  wrap('closeSync', ([descriptor]) => { ours.delete(descriptor); });
  wrap('writeFileSync', ([, content]) => { count.written += bytes(content); });
  wrap('appendFileSync', ([, content]) => { count.written += bytes(content); });
  wrap('writeSync', (_, length) => { count.written += length; });
  wrap('readFileSync', (_, content) => { count.read += bytes(content); });
  wrap('readSync', (_, length) => { count.read += length; });
  for (const name of ['fdatasyncSync', 'truncateSync', 'renameSync', 'rmSync', 'mkdirSync']) wrap(name, () => {});
  syncBuiltinESMExports();
  const { readConfig } = await import('@s4nn/config');
  const { sweep } = await import('@s4nn/sweep');
  for (const config of process.argv.slice(1)) {
    Object.assign(count, { calls: 0, written: 0, read: 0 });
    await sweep(await readConfig(config), { threads: 0 });
    console.log(JSON.stringify(count));
  }`;

/** The counts of several sweeps, in a process of their own. */
function countsOf(...configs: readonly object[]): { calls: number; written: number; read: number }[] {
  const files = configs.map((json) => projectWith('growing', json).config);
  const args = ['--input-type=module', '--eval', counted, '--', ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const growing: readonly (readonly [string, number, (count: number) => object])[] = [
  ['epochs of a trial', 25, (epochs) => ({ training: { ...training, epochs }, search })],
  ['epochs of a single run', 25, (epochs) => ({ training: { ...training, epochs } })],
  [
    'epochs, each judged by a pruner',
    25,
    (epochs) => ({ training: { ...training, epochs }, search, pruner: { use: 'median' } }),
  ],
  ['trials', 15, (trials) => ({ training: { ...training, epochs: 1 }, search: { ...search, trials } })],
];
const counts = countsOf(
  ...growing.flatMap(([, count, more]) => [count, 4 * count].map((each) => ({ ...small, ...more(each) }))),
);

test.each(growing.map(([what], index) => [what, counts[2 * index]!, counts[2 * index + 1]!] as const))(
  'four times as many %s write and read four times as much',
  (_, one, four) => {
    for (const what of ['calls', 'written', 'read'] as const) {
      // A tenth more for longer numbers.
      expect(four[what], what).toBeLessThan(4.4 * one[what] + 2000);
      if (what !== 'read') expect(four[what], what).toBeGreaterThan(2 * one[what]);
    }
  },
);

/** Counts every function and block of log and sweep that run while records are appended to a log of so many trials. */
const appending = `
  import { Session } from 'node:inspector/promises';
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const take = async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => /packages[/](log|sweep)[/]/.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  };
  const { parseLog } = await import('@s4nn/log');
  const { growingReport } = await import('@s4nn/sweep');
  const { syntheticLog } = await import(process.argv[1]);
  for (const trials of process.argv.slice(2).map(Number)) {
    const { records } = parseLog(Buffer.from([...syntheticLog('a', trials)].join('')), 'a');
    const first = records.findIndex(({ op_code }) => op_code === 4);
    const fourth = records.findIndex(({ trial_id }) => trial_id === 3) - 1;
    const report = growingReport(records[0]);
    report.apply(records);
    report.summary();
    // The first three once more.
    const more = records.slice(first, fourth).map((record) =>
      'trial_id' in record ? { ...record, trial_id: record.trial_id + trials } : record);
    await take();
    const changed = report.apply(more).map((id) => report.trial(id));
    report.summary();
    console.log(JSON.stringify({ work: await take(), changed: changed.map(({ id }) => id - trials) }));
  }`;

test('what three more trials cost does not grow with the trials before them', () => {
  const synthetic = new URL('../packages/bench/dist/log/synthetic-log.js', import.meta.url).href;
  const args = ['--input-type=module', '--eval', appending, '--', synthetic, '100', '400'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const [one, four] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(one.changed).toEqual([0, 1, 2]);
  expect(one.work).toBeGreaterThan(100);
  expect(four.changed).toEqual(one.changed);
  // Numbers of more digits and other records make a few blocks more or less.
  expect(four.work / one.work).toBeLessThan(1.1);
});
