import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { sweep } from '@s4nn/sweep';
import { beforeAll, expect, test } from 'vitest';
import { recordsIn, sweepHere, sweepNew } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { run } from '../../test/run.js';

const config = (trials: number, seed: number, more: object = {}) => ({
  ...someYinYang,
  training: { epochs: 4, validation: 50, seed },
  search: {
    trials,
    space: {
      '/network/layers/0/threshold': { loguniform: [0.1, 2] },
      '/encoder/duration': { choice: [16, 32] },
    },
  },
  pruner: { use: 'asha', minimum: 1, reduction: 2 },
  ...more,
});

/** Sweeps of one project. */
let folder: string;
let summaries: Awaited<ReturnType<typeof sweepHere>>[];

async function add(name: string, json: object) {
  const file = join(folder, 'configs', `${name}.json`);
  writeFileSync(file, JSON.stringify(json));
  return sweepHere(file);
}

const compare = async (first: string, second: string) => {
  const { stdout, code, stderr } = await run('-C', folder, 'compare', first, second, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
};

const text = async (first: string, second: string): Promise<string> =>
  (await run('-C', folder, 'compare', first, second)).stdout;

beforeAll(async () => {
  const first = await sweepNew('short', config(8, 1));
  ({ folder } = first);
  summaries = [first.summary, await add('long', config(16, 7))];
});

test('two sweeps side by side: what they did, found and tested', async () => {
  const { sweeps, ...rest } = await compare('short', 'long');
  for (const [index, name] of ['short', 'long'].entries()) {
    const { trials, best, test } = summaries[index]!;
    expect(sweeps[index]).toMatchObject({
      name,
      done: true,
      counts: { ...trials, running: 0 },
      best: [{ trial: best!.trial, values: Object.values(best!.values), parameters: best!.parameters }],
      test,
    });
    const records = recordsIn(folder, name);
    expect(sweeps[index].epochs).toBe(records.filter(({ op_code }) => op_code === 7).length);
    expect(sweeps[index].seconds).toBeGreaterThan(0);
  }
  expect(rest).toMatchObject({
    sameObjectives: true,
    sameSamples: { validation: false, test: true },
    difference: [
      { pointer: '/search/trials', first: 8, second: 16 },
      { pointer: '/training/seed', first: 1, second: 7 },
    ],
  });
});

test('the best so far is that after as much as both have done', async () => {
  const { sweeps, bestSoFar } = await compare('short', 'long');
  expect(bestSoFar.trials.map(({ after }: { after: number }) => after)).toEqual([2, 4, 6, 8]);
  const epochs = Math.min(sweeps[0].epochs, sweeps[1].epochs);
  expect(bestSoFar.epochs.at(-1).after).toBe(epochs);
  const [own] = Object.values(summaries[0]!.best!.values);
  expect(bestSoFar.trials.at(-1).values[0]).toEqual([own]);
  const ended = recordsIn(folder, 'long').filter(({ op_code }) => op_code === 6);
  const complete = ended.slice(0, 8).flatMap(({ state, values }) => (state === 1 ? values! : []));
  expect(bestSoFar.trials.at(-1).values[1]).toEqual([complete.length > 0 ? Math.max(...complete) : null]);
});

test('as text: rows of both, the best so far, and what differs', async () => {
  const printed = await text('short', 'long');
  expect(printed).toMatch(/^ +short +long\n/);
  expect(printed).toMatch(/^trials +8 of 8 +16 of 16$/m);
  const [first, second] = summaries.map(({ test }) => `${(100 * test.accuracy.potential).toFixed(2)} %`);
  expect(printed).toMatch(new RegExp(`^ {2}potential +${first} +${second}$`, 'm'));
  expect(printed).toMatch(/^different validation samples/m);
  expect(printed).toMatch(/^best validation\.accuracy after +short +long\n2 trials /m);
  expect(printed).toMatch(/^\/training\/seed +1 +7$/m);
  const same = await text('short', 'short');
  expect(same).toMatch(/^the configs are the same$/m);
  expect(same).not.toContain('other');
});

test('sweeps with other objectives are not compared by value', async () => {
  const objectives = [
    { metric: 'spikes.toDecision', direction: 'minimize' },
    { metric: 'validation.accuracy', direction: 'maximize' },
  ];
  const summary = await add('spikes', config(8, 1, { objectives, pruner: 'none' }));
  const { sweeps, sameObjectives, bestSoFar } = await compare('short', 'spikes');
  expect({ sameObjectives, bestSoFar }).toEqual({ sameObjectives: false, bestSoFar: null });
  expect(sweeps[1].best.map(({ trial }: { trial: number }) => trial)).toEqual(
    summary.front!.map(({ trial }) => trial),
  );
  const printed = await text('short', 'spikes');
  expect(printed).toContain(
    'different objectives: short is to maximize validation.accuracy; spikes is to minimize spikes.toDecision, ' +
      'maximize validation.accuracy. Their values are not compared.\n',
  );
  expect(printed).not.toMatch(/^ {2}validation\.accuracy/m);
  expect(printed).not.toContain('best validation.accuracy after');
  // With the same ones, there is a table for each.
  const twice = await text('spikes', 'spikes');
  expect(twice).toContain('best spikes.toDecision after');
  expect(twice).toContain('best validation.accuracy after');
});

test('a sweep that is not done, a single run and another dataset say so', async () => {
  const file = join(folder, 'configs', 'stopped.json');
  writeFileSync(file, JSON.stringify(config(8, 1)));
  const interruption = new AbortController();
  await sweep(await readConfig(file), {
    threads: 0,
    signal: interruption.signal,
    show: ({ kind }) => {
      if (kind === 'end') interruption.abort();
    },
  });
  const { search: _, pruner: __, ...single } = config(8, 1);
  await add('single', { ...single, dataset: { ...single.dataset, train: 100 } });
  const { sweeps, sameSamples, bestSoFar } = await compare('stopped', 'single');
  expect(sweeps[0]).toMatchObject({ done: false, test: null, total: 8 });
  expect(sweeps[0].counts.running).toBeGreaterThan(0);
  expect(sweeps[1]).toMatchObject({ done: true, total: 0, epochs: 4, seconds: null, best: [] });
  expect(sameSamples).toEqual({ validation: false, test: true });
  expect(bestSoFar).toEqual({ trials: [], epochs: [] });
  const printed = await text('stopped', 'single');
  expect(printed).toMatch(/^test +not done +50 samples$/m);
  expect(printed).toMatch(/^trials +\d of 8 +a single run$/m);
  expect(printed).toMatch(/^different validation samples/m);
  expect(printed).toMatch(/^the samples differ .*\n {2}classes: was .*\n {2}training samples: was /m);
});
