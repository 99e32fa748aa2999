import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsIn, sweepNew } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const accuracy = { metric: 'validation.accuracy', direction: 'maximize' };
const spikes = { metric: 'spikes.toDecision', direction: 'minimize' };
const space = {
  '/network/layers/0/threshold': { loguniform: [0.1, 3] },
  '/network/layers/0/learningRate': { loguniform: [0.01, 0.5] },
};
const config = {
  ...someYinYang,
  training: { epochs: 3, validation: 50, seed: 2 },
  search: { trials: 24, startup: 5, space },
};

describe('accuracy against spikes', async () => {
  const { folder, summary } = await sweepNew('two', { ...config, objectives: [accuracy, spikes] });
  const records = recordsIn(folder, 'two');
  const reports = records.flatMap(({ trial_id, user_attr }) => {
    const report = user_attr?.['s4nn:epoch 3'];
    return report ? [{ trial: trial_id!, validation: report.validation }] : [];
  });

  test('a trial’s values are those of its last epoch, in the order of the objectives', () => {
    expect(records[0]!.directions).toEqual([2, 1]);
    const names = records.flatMap(({ system_attr }) => system_attr?.['study:metric_names'] ?? []);
    expect(names).toEqual([accuracy.metric, spikes.metric]);
    const ended = records.filter(({ op_code }) => op_code === 6);
    expect(ended).toHaveLength(24);
    for (const { trial_id, values } of ended) {
      const { validation } = reports.find(({ trial }) => trial === trial_id)!;
      const toDecision = validation.spikesToDecision.reduce((sum: number, count: number) => sum + count, 0);
      expect(values).toEqual([validation.accuracy.potential, toDecision]);
    }
  });

  test('the result is the Pareto front, and its most accurate trial is retrained', () => {
    const ended = records.filter(({ op_code }) => op_code === 6);
    const beaten = ([right, cost]: readonly number[]) =>
      ended.some(({ values }) => {
        const [otherRight, otherCost] = values as [number, number];
        return otherRight >= right! && otherCost <= cost! && (otherRight > right! || otherCost < cost!);
      });
    const expected = ended.flatMap(({ trial_id, values }) => (beaten(values!) ? [] : [trial_id!]));
    expect(summary.front!.map(({ trial }) => trial).sort((a, b) => a - b)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
    const best = Math.max(...ended.map(({ values }) => values![0]!));
    expect(summary.best).toEqual(summary.front![0]);
    expect(summary.best!.values[accuracy.metric]).toBe(best);
  });

  test('files, best and report show them', async () => {
    const csv = readFileSync(join(folder, 'results/two/trials.csv'), 'utf8').split('\n');
    expect(csv[0]).toMatch(/^trial,state,validation\.accuracy,spikes\.toDecision,epochs,/);
    const markdown = readFileSync(join(folder, 'results/two/summary.md'), 'utf8');
    expect(markdown).toContain('| trial | validation.accuracy | spikes.toDecision |');
    const { stdout } = await run('-C', folder, 'best', 'two', '--json');
    expect(JSON.parse(stdout).map(({ trial }: { trial: number }) => trial)).toEqual(
      summary.front!.map(({ trial }) => trial),
    );
    const page = readFileSync(join(folder, 'results/two/report.html'), 'utf8');
    expect(page).toContain('spikes.toDecision');
  });

  test('another order of the objectives retrains another trial', async () => {
    const { summary: other } = await sweepNew('two', { ...config, objectives: [spikes, accuracy] });
    const fewest = Math.min(...other.front!.map(({ values }) => values[spikes.metric]!));
    expect(other.best!.values[spikes.metric]).toBe(fewest);
  });
});

test('the search goes by all objectives: it finds fronts that random search does not', async () => {
  // The volume that a front dominates beyond 300 spikes and no accuracy.
  const volume = (front: readonly { readonly values: Readonly<Record<string, number>> }[]): number => {
    const sorted = front
      .map(({ values }) => [values[accuracy.metric]!, values[spikes.metric]!] as const)
      .sort((a, b) => b[0] - a[0]);
    return sorted.reduce(
      (sum, [right, cost], index) => sum + (right - (sorted[index + 1]?.[0] ?? 0)) * Math.max(0, 300 - cost),
      0,
    );
  };
  const found = { tpe: 0, random: 0 };
  for (const seed of [1, 2, 3, 4]) {
    for (const [name, use] of [
      ['tpe', '@s4nn/tpe'],
      ['random', '@s4nn/tpe/random'],
    ] as const) {
      const { summary } = await sweepNew('volume', {
        ...config,
        training: { ...config.training, seed },
        objectives: [accuracy, spikes],
        search: { use, trials: 40, space, enqueue: [] },
      });
      found[name] += volume(summary.front!);
    }
  }
  expect(found.tpe).toBeGreaterThan(found.random);
});

test('one objective may be minimised: the best has the least, and pruners stop those with more', async () => {
  const { folder, summary } = await sweepNew('least', {
    ...config,
    objectives: [spikes],
    pruner: { use: 'asha', reduction: 2 },
  });
  const records = recordsIn(folder, 'least');
  const ended = records.filter(({ op_code }) => op_code === 6);
  const complete = ended.filter(({ state }) => state === 1);
  expect(summary.best!.values[spikes.metric]).toBe(Math.min(...complete.map(({ values }) => values![0]!)));
  expect(summary.front).toBeUndefined();
  expect(summary.trials.pruned).toBeGreaterThan(3);
  const atFirstRung = (trial: number) =>
    records.find(({ op_code, trial_id }) => op_code === 7 && trial_id === trial)!.intermediate_value!;
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const stopped = ended.filter(({ state }) => state === 2).map(({ trial_id }) => atFirstRung(trial_id!));
  expect(median(stopped)).toBeGreaterThan(median(complete.map(({ trial_id }) => atFirstRung(trial_id!))));
});

test('what cannot be is said with its place', async () => {
  const { config: file } = projectWith('odd', {
    ...config,
    objectives: [accuracy, accuracy, { metric: 'spikes', direction: 'up' }],
    pruner: 'asha',
  });
  const { code, stderr } = await run('sweep', file);
  expect(code).toBe(2);
  expect(stderr).toMatch(/\/objectives\/2\/metric.*found "spikes".*spikes\.toDecision/);
  expect(stderr).toMatch(/\/objectives\/2\/direction.*found "up".*maximize/);
  const two = projectWith('odd', { ...config, objectives: [accuracy, accuracy], pruner: 'asha' });
  const { stderr: said } = await run('sweep', two.config);
  expect(said).toContain('found asha with 2 objectives, expected none: a pruner judges by one');
  expect(said).toContain('found validation.accuracy again, expected each metric once');
});
