import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterName } from '@s4nn/backend-gpu';
import { isInputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { projectWith, s4nn } from './process.js';
import { someMnist } from './small-sweeps.js';

const name = await adapterName().catch((error: Error) => error);
if (name instanceof Error && !isInputError(name)) throw name;
const reason = name instanceof Error ? ` (skipped: ${name.message})` : '';

/** Small, because software adapters may run it. */
const small = {
  ...someMnist,
  dataset: { use: '@s4nn/dataset-mnist', train: 140, test: 40 },
  backend: '@s4nn/backend-gpu',
  training: { epochs: 3, validation: 40, seed: 3, batch: 20 },
  search: {
    use: '@s4nn/tpe/random',
    trials: 4,
    space: {
      '/network/layers/0/size': { choice: [20, 30] },
      '/network/layers/1/learningRate': { loguniform: [0.05, 0.5] },
    },
  },
  pruner: { use: 'asha', reduction: 2 },
  parallel: { workers: 4 },
};

const resultOf = (folder: string) => {
  const results = join(folder, 'results', 'gpu');
  const { seconds: _, ...summary } = JSON.parse(readFileSync(join(results, 'summary.json'), 'utf8'));
  return { summary, weights: readFileSync(join(results, 'weights.npz')) };
};

test.skipIf(reason !== '')(
  `a population on a GPU gives the same results as its trials one by one${reason}`,
  async () => {
    const found = [];
    for (const way of [
      ['--threads', '0'],
      ['--threads', '1', '--set', '/backend/population=4'],
    ]) {
      const { folder, config } = projectWith('gpu', small);
      const { code, stderr } = await s4nn('sweep', config, ...way);
      expect(code, stderr).toBe(0);
      found.push(resultOf(folder));
    }
    expect(found[0]!.summary.trials.complete + found[0]!.summary.trials.pruned).toBe(4);
    expect(found[1]).toEqual(found[0]);
  },
  120_000,
);
