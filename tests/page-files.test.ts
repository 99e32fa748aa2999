import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createTrial,
  finishTrial,
  intermediateValue,
  stateIn,
  studyAttribute,
  studyAttributes,
  transcriptOf,
  trialParameter,
  trialTable,
} from '@s4nn/log';
import { openJournal, readJournal } from '@s4nn/log/file';
import { formatSafetensors } from '@s4nn/weights';
import { readWeights } from '@s4nn/weights/files';
import { beforeAll, describe, expect, test } from 'vitest';
import { browser, bundle, inPage } from './page/in-page.js';

if (!browser) console.warn('Skipped: weights and logs in a browser. No Chromium or Chrome in /usr/bin.');

const folder = mkdtempSync(join(tmpdir(), 's4nn-files-'));
const testdata = (name: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(new URL(`../packages/weights/testdata/${name}.json`, import.meta.url), 'utf8'));
const { float64, stored, deflated, integers } = testdata('numpy');
const { numpy, cupy } = testdata('pickled');
const safetensors = formatSafetensors([
  { name: 'layer0', values: Float32Array.of(1, -0, 0.1, 1e-40, 5, 6), shape: [3, 2] },
  { name: 'layer1', values: Float64Array.of(0.1, 2, 3), shape: [1, 3] },
]);

/** Weights files by name, in base64; all but the last are readable. */
const weights: Readonly<Record<string, string>> = {
  'layer0.npy': float64!,
  'stored.npz': stored!,
  'deflated.npz': deflated!,
  'w.safetensors': Buffer.from(safetensors).toString('base64'),
  'authors-numpy.npy': numpy!,
  'authors-cupy.npy': cupy!,
  'integers.npy': integers!,
};

/** A log of three trials. The last one still runs, and its last line is torn. */
function writtenLog(): string {
  const file = join(folder, 'a.journal.log');
  const now = new Date('2026-03-04T05:06:07.089Z');
  const rate = {
    name: 'FloatDistribution',
    attributes: { low: 0.1, high: 1, log: true, step: null },
  } as const;
  const trial = (id: number, value: number) => [
    createTrial(now),
    trialParameter(id, 'η', value, rate),
    intermediateValue(id, 1, Number.NaN),
    intermediateValue(id, 2, value / 3),
  ];
  const journal = openJournal(file, {
    name: 'größer',
    objectives: [{ metric: 'accuracy', direction: 'maximize' }],
    attributes: [studyAttribute(studyAttributes.seed, 1)],
  });
  journal.append([...trial(0, 0.1), ...finishTrial(0, { state: 'complete', values: [0.1 / 3] }, now)]);
  journal.append([...trial(1, 0.7), ...finishTrial(1, { state: 'fail', reason: 'NaN, "weights"' }, now)]);
  journal.append(trial(2, 0.9));
  journal.close();
  appendFileSync(file, '{"op_code":7,"worker_id"');
  return file;
}

describe('weights and a log, bundled for a browser', () => {
  let code = '';
  beforeAll(async () => {
    code = await bundle(new URL('page/read-files.ts', import.meta.url));
  });

  test('need nothing from Node', () => {
    expect(code.length).toBeGreaterThan(1000);
    expect(code.match(/['"`]node:|require\(|process\.|\bBuffer\b/)).toBeNull();
  });

  test.skipIf(!browser)('are read in a page as in Node, to the last digit', () => {
    const inNode = Object.entries(weights).map(([name, text]) => {
      const file = join(folder, name);
      writeFileSync(file, Buffer.from(text, 'base64'));
      try {
        return readWeights([file]).map(({ values, ...layer }) => ({ ...layer, values: [...values] }));
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(inNode.map((layers) => typeof layers)).toEqual([...Array(6).fill('object'), 'string']);

    const file = writtenLog();
    const { records, end } = readJournal(file)!;
    const state = stateIn(records);
    expect(state.trials.map(({ state }) => state)).toEqual(['complete', 'fail', 'running']);
    const log = { end, state, table: trialTable(state), transcript: transcriptOf(records) };

    const given = [weights, readFileSync(file, 'base64')].map((each) => JSON.stringify(each)).join(', ');
    const found = inPage(code, `Promise.resolve().then(() => example.readFiles(${given}))`);
    const nameOnly = JSON.stringify({ weights: inNode, log }).replaceAll(`${folder}/`, '');
    expect(found).toEqual(JSON.parse(nameOnly));
  });
});
