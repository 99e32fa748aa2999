import { rmSync } from 'node:fs';
import { datasetContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import xor from '../examples/xor.js';
import { run } from '../packages/cli/test/run.js';

describe('the XOR example', () => {
  it('has the four samples once for the test and as often as configured for training', async () => {
    const { classes, train, test } = await xor.create({ repeat: 2 } as never, { folder: '.' });
    expect([...test.values]).toEqual([0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0]);
    expect([...test.labels].map((label) => classes[label])).toEqual([
      'same',
      'different',
      'different',
      'same',
    ]);
    expect([...train.labels]).toEqual([0, 1, 1, 0, 0, 1, 1, 0]);
  });

  for (const check of datasetContract(xor)) it(check.name, check.run);

  it('can be named by its path in a config, and is learned', async () => {
    const name = `xor-test-${process.pid}`;
    const { stdout, stderr } = await run('sweep', 'configs/xor.json', '--name', name, '--json');
    rmSync(new URL(`../results/${name}`, import.meta.url), { recursive: true });
    rmSync(new URL(`../sweeps/${name}.journal.log`, import.meta.url));
    expect(JSON.parse(stdout).test, stderr).toMatchObject({ samples: 4, accuracy: { spiking: 1 }, ties: 0 });
  });
});
