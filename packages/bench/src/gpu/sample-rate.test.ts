import { reference } from '@s4nn/core';
import { mnist } from '@s4nn/dataset-mnist';
import { latency } from '@s4nn/encoders/latency';
import { expect, test } from 'vitest';
import { sampleRate } from './sample-rate.js';

test('counts the samples of all networks', async () => {
  const spikes = latency(mnist({ train: 3, test: 1 }).train);
  for (const work of ['infer', 'train'] as const) {
    const rate = await sampleRate(reference(), spikes, { work, batch: 2, population: 2 }, 0);
    expect(rate).toBeGreaterThan(0);
    expect(rate).toBeLessThan(Number.POSITIVE_INFINITY);
  }
});
