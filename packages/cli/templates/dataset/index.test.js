import { datasetContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import plugin from './index.js';

describe('%NAME%', () => {
  for (const check of datasetContract(plugin)) it(check.name, check.run);

  it('has as many samples as asked for', async () => {
    const { train } = await plugin.create({ train: 6, test: 2, noise: 0, seed: 1 }, { folder: '.' });
    expect([...train.labels]).toEqual([0, 1, 0, 1, 0, 1]);
  });
});
