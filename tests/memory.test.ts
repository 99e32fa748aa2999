import { existsSync, readFileSync } from 'node:fs';
import { mnist } from '@s4nn/dataset-mnist';
import { latency } from '@s4nn/encoders/latency';
import { expect, test } from 'vitest';
import { projectWith, start } from './process.js';

/** All of MNIST, with a network so small that the samples take nearly all of the memory. */
const small = {
  dataset: { use: '@s4nn/dataset-mnist', test: 1 },
  encoder: '@s4nn/encoders/latency',
  backend: '@s4nn/backend-cpu',
  network: { layers: [{ size: 10, threshold: 100, learningRate: 0.1, init: [0, 5] }] },
  training: { epochs: 2, validation: 1000 },
  parallel: { workers: 8 },
  search: { trials: 8, space: { '/network/layers/0/learningRate': { loguniform: [0.05, 0.2] } } },
};

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** The peak memory of a sweep in bytes, as the kernel counts it. */
async function peakOf(threads: number, train: number | 'all'): Promise<number> {
  const { config } = projectWith('small', { ...small, dataset: { ...small.dataset, train } });
  const { child, ended } = start('sweep', config, '--threads', String(threads));
  let peak = 0;
  const clock = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, 1024 * Number(status.match(/^VmHWM:\s*(\d+) kB$/m)?.[1] ?? 0));
    } catch {
      // The process has ended.
    }
  }, 20);
  const { code, stderr } = await ended;
  clearInterval(clock);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain(`on ${threads} lane`);
  return peak;
}

const measurable = existsSync('/proc/self/status');
if (!measurable) {
  console.warn('Skipped: the memory of 1 and of 8 lanes. It is read from /proc, which this system has not.');
}

test.skipIf(!measurable)('the encoded samples are in memory once, for 1 lane and for 8', async () => {
  const { offsets, neurons, times } = latency(mnist({ test: 1 }).train);
  const copy = offsets.byteLength + neurons.byteLength + times.byteLength;
  // The files are always read whole.
  const few = await peakOf(1, 2000);
  const one = await peakOf(1, 'all');
  const eight = await peakOf(8, 'all');
  const lanes = `1 lane ${megabytes(one)} MB, 8 lanes ${megabytes(eight)} MB`;
  const found = `2,000 samples ${megabytes(few)} MB; all samples: ${lanes}; one copy ${megabytes(copy)} MB`;
  console.log(found);
  // Encoding makes no copy either; garbage and indices are the rest.
  expect(one - few, found).toBeLessThan(2.5 * copy);
  // The threads themselves take 10 to 20 MB each.
  expect(eight - one, found).toBeLessThan(0.7 * 7 * copy);
});
