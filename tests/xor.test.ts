import { datasetContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import xor from '../examples/xor.js';

describe('the XOR example', () => {
  it('has the four samples once in test and as often as asked in training', async () => {
    const { classes, train, test } = await xor.create({ repeat: 2 } as never, { folder: '.' });
    expect([...test.values]).toEqual([0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1]);
    expect([...test.labels].map((label) => classes[label])).toEqual([
      'same',
      'different',
      'different',
      'same',
    ]);
    expect([...train.labels]).toEqual([0, 1, 1, 0, 0, 1, 1, 0]);
  });

  for (const check of datasetContract(xor)) it(check.name, check.run);
});
