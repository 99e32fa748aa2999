import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import type { DataDescription } from '@s4nn/core';
import { evaluateWeights, resultsWithoutData } from '@s4nn/measure';
import { compareSweeps, planSweep, verify } from '@s4nn/sweep';
import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../packages/cli/test/run.js';
import { attributesIn, logIn, sweepHere } from './here.js';
import { projectWith } from './process.js';

const name = 'flowers';
const rows = Array.from({ length: 30 }, (_, row) => [row % 7, (row * row) % 11, 'abc'[row % 3]!] as const);
const table = (change: Readonly<Record<number, string>> = {}): string =>
  ['length,width,kind', ...rows.map((row, index) => change[index] ?? row.join(','))].join('\n');

const layer = { threshold: 1, learningRate: 0.1, init: [0, 1] };
const json = {
  dataset: { use: '@s4nn/dataset-csv', file: 'flowers.csv' },
  encoder: { use: '@s4nn/encoders/latency', duration: 16 },
  backend: '@s4nn/backend-cpu',
  network: { layers: [{ ...layer, size: 3 }] },
  training: { epochs: 2, validation: 6 },
  search: { trials: 3, space: { '/network/layers/0/threshold': { loguniform: [0.5, 2] } } },
};

/** A project with a finished sweep over a table. */
async function finished(given: object) {
  const { folder, config } = projectWith(name, given);
  writeFileSync(join(folder, 'configs/flowers.csv'), table());
  return { folder, summary: await sweepHere(config) };
}

/** A copy of a project, so that each test can change it. */
function copied({ folder: from, summary }: Awaited<ReturnType<typeof finished>>) {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-'));
  cpSync(from, folder, { recursive: true });
  return {
    folder,
    summary,
    config: join(folder, 'configs', `${name}.json`),
    csv: join(folder, 'configs/flowers.csv'),
    weights: join(folder, 'results', name, 'weights.npz'),
  };
}

const whole = await finished(json);
let at: ReturnType<typeof copied>;
beforeEach(() => {
  at = copied(whole);
});

test('what was read is in plan, log, summary, Markdown and report', async () => {
  const plan = await planSweep(await readConfig(at.config));
  const [logged] = attributesIn(at.folder, name, 's4nn:data') as DataDescription[];
  expect(logged).toEqual(plan.data);
  expect(at.summary.data).toEqual(plan.data);
  expect(plan.data).toMatchObject({
    classes: ['a', 'b', 'c'].map((of) => ({ name: of, train: 8, test: 2 })),
    shape: [2],
    provenance: {
      sources: [{ name: 'flowers.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      features: ['length', 'width'],
      label: 'kind',
      range: 'the training rows',
    },
  });
  const markdown = readFileSync(join(at.folder, 'results', name, 'summary.md'), 'utf8');
  expect(markdown).toContain(
    '- classes: a: 8 + 2, b: 8 + 2, c: 8 + 2 (training samples, validation among them, + test samples)',
  );
  const report = readFileSync(join(at.folder, 'results', name, 'report.html'), 'utf8');
  expect(report).toContain('a: 8 + 2, b: 8 + 2, c: 8 + 2');
});

describe.each<[string, Readonly<Record<number, string>>, RegExp]>([
  ['another cell', { 4: '6,5,b' }, /flowers\.csv: was SHA-256 \w{12}, is SHA-256 \w{12}/],
  ['another label', { 4: '4,5,a' }, /classes: was a: 8 \+ 2, b: 8 \+ 2.*, is a: 9 \+ 2, b: 7 \+ 2/],
  ['a larger value', { 4: '4,500,b', 7: '7,501,b', 10: '10,502,b' }, /range: was 0 to 9 .*, is 0 to 50\d/],
])('after a change of the samples, %s', (_, change, difference) => {
  beforeEach(() => writeFileSync(at.csv, table(change)));

  test.each<[string, () => Promise<unknown>]>([
    ['resuming', () => sweepHere(at.config)],
    ['extending', () => sweepHere(at.config, { extend: true }, { trials: 5 })],
    ['a dry run', async () => planSweep(await readConfig(at.config))],
    ['verifying', async () => verify(await readConfig(at.config))],
    ['evaluating the result', async () => evaluateWeights(await readConfig(at.config), [at.weights])],
    [
      'evaluating the result by its own config',
      async () =>
        evaluateWeights(await readConfig(join(at.folder, 'results', name, 'config.json')), [at.weights]),
    ],
    [
      'evaluating a kept trial',
      async () =>
        evaluateWeights(await readConfig(at.config), [join(at.folder, 'results', name, 'trials/0.npz')]),
    ],
  ])('%s is refused, and nothing is written', async (__, action) => {
    const before = logIn(at.folder, name);
    const error = (await action().catch((thrown: unknown) => thrown)) as Error;
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(/other samples/);
    expect(error.message).toMatch(difference);
    expect(logIn(at.folder, name)).toBe(before);
  });

  test('starting again is not', async () => {
    const { data } = await sweepHere(at.config, { fresh: true });
    expect(data!.digest).not.toEqual(at.summary.data!.digest);
    await verify(await readConfig(at.config));
  });
});

test('the same samples from another file are the same samples', async () => {
  writeFileSync(at.csv, `${table().replaceAll('\n', '\r\n')}\r\n`);
  await verify(await readConfig(at.config));
  await evaluateWeights(await readConfig(at.config), [at.weights]);
});

describe.each<[string, object]>([
  ['a search', json],
  ['a single run', { ...json, search: undefined }],
])('of %s, a log whose samples were taken out', (_, config) => {
  beforeEach(async () => {
    at = copied(await finished(config));
    const file = join(at.folder, 'sweeps', `${name}.journal.log`);
    const lines = logIn(at.folder, name).split('\n');
    writeFileSync(file, lines.filter((line) => !line.includes('s4nn:data')).join('\n'));
  });

  test('is not verified', async () => {
    await expect(verify(await readConfig(at.config))).rejects.toThrow('found no record of the samples');
    const { code, stderr } = await run('sweep', at.config, '--dry-run');
    expect([code, stderr]).toEqual([2, expect.stringContaining('found no record of the samples')]);
  });
});

test('results of versions that did not write their samples are known', () => {
  expect(resultsWithoutData([at.weights, at.csv])).toEqual([]);
  const summary = join(at.folder, 'results', name, 'summary.json');
  const { data: _, ...before } = JSON.parse(readFileSync(summary, 'utf8')) as { data?: unknown };
  writeFileSync(summary, JSON.stringify(before));
  expect(resultsWithoutData([at.weights])).toEqual([join(at.folder, 'results', name)]);
});

test('a log that was cut off before anything was trained says its samples then', async () => {
  const { folder, config } = projectWith(name, json);
  writeFileSync(join(folder, 'configs/flowers.csv'), table());
  await sweepHere(config);
  const file = join(folder, 'sweeps', `${name}.journal.log`);
  const lines = logIn(folder, name).split('\n');
  const head = lines.slice(
    0,
    lines.findIndex((line) => line.includes('s4nn:data')),
  );
  writeFileSync(file, `${head.join('\n')}\n`);
  await sweepHere(config);
  expect(attributesIn(folder, name, 's4nn:data')).toHaveLength(1);
});

test('a comparison says how the samples of two sweeps differ', async () => {
  const named = async (other: string): Promise<string> => {
    const file = join(at.folder, 'configs', `${other}.json`);
    writeFileSync(file, JSON.stringify(json));
    await sweepHere(file);
    return file;
  };
  expect(await compareSweeps(at.config, await named('two'))).toMatchObject({
    dataDifference: [],
    sameSamples: { validation: true, test: true },
  });
  writeFileSync(at.csv, table({ 4: '6,5,b' }));
  const { dataDifference, sameSamples } = await compareSweeps(at.config, await named('three'));
  expect(dataDifference![0]).toMatch(/^flowers\.csv: was SHA-256/);
  expect(sameSamples.validation && sameSamples.test).toBe(false);
});
