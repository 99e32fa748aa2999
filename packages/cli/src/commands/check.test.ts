import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

describe('s4nn check', () => {
  test('says of our own plugins of each kind that they keep their promises', async () => {
    for (const plugin of [
      'examples/xor.js',
      '@s4nn/encoders/latency',
      '@s4nn/tpe',
      '@s4nn/tpe/grid',
      '@s4nn/tpe/quasi-random',
      '@s4nn/pruners/asha',
      '@s4nn/pruners/none',
    ]) {
      const { code, stdout } = await run('check', plugin);
      expect(code, stdout).toBe(0);
      expect(stdout).toMatch(/: passes all \d+ contract tests\n$/);
    }
    const small = await run(
      'check',
      '@s4nn/dataset-mnist',
      '--options',
      '{ "train": 200, "test": 50 }',
      '--json',
    );
    expect(small.code).toBe(0);
    const { kind, checks } = JSON.parse(small.stdout);
    expect(kind).toBe('dataset');
    expect(checks).toContainEqual({ name: 'another thread gives the same data', failure: null });
  });

  test('of a config it checks all plugins, with its options and from its folder', async () => {
    const { folder, config } = projectWith('flowers', {
      dataset: { use: '@s4nn/dataset-csv', file: 'flowers.csv' },
      encoder: { use: '@s4nn/encoders/latency', duration: 16 },
      // The contract of one that works would take seconds.
      backend: './broken.mjs',
      network: { layers: [{ size: 2, threshold: 1, learningRate: 0.1, init: [0, 1] }] },
      training: { epochs: 1, validation: 0 },
    });
    const rows = Array.from({ length: 20 }, (_, row) => `${row % 7},${row % 5},${'ab'[row % 2]}`);
    writeFileSync(join(folder, 'configs/flowers.csv'), `length,width,kind\n${rows.join('\n')}\n`);
    const source = `export default { kind: 'backend', options: { type: 'object', additionalProperties: false, properties: {} },
      create: () => { throw new Error('no device'); } };`;
    writeFileSync(join(folder, 'configs/broken.mjs'), source);
    const { code, stdout } = await run('check', config);
    expect(code, stdout).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.slice(-4)).toEqual([
      expect.stringMatching(/^@s4nn\/dataset-csv, a dataset: passes all \d+ contract tests$/),
      expect.stringMatching(/^@s4nn\/encoders\/latency, an encoder: passes all \d+ contract tests$/),
      expect.stringMatching(/^\.\/broken\.mjs, a backend: fails \d+ of \d+ contract tests$/),
      expect.stringMatching(/^none, a pruner: passes all \d+ contract tests$/),
    ]);
    expect(lines[0]).toBe('@s4nn/dataset-csv: ✓ options are a complete JSON Schema of a closed object');
    expect(stdout.match(/no device/g)).toHaveLength(1);
    const both = await run('check', config, '--options', '{}');
    expect([both.code, both.stdout]).toEqual([2, '']);
    writeFileSync(join(folder, 'configs/flowers.csv'), 'length,width,kind\n');
    const empty = await run('check', config);
    expect([empty.code, empty.stdout]).toEqual([2, '']);
    expect(empty.stderr).toMatch(/flowers\.csv: found no rows/);
  });

  test('says a cause once that several promises share', async () => {
    const { code, stdout } = await run('check', '@s4nn/dataset-csv', '--options', '{ "file": "none.csv" }');
    expect(code).toBe(1);
    const [first, ...others] = stdout.split('\n').filter((line) => line.startsWith('✗'));
    expect(first).not.toContain('(the same cause)');
    expect(others.length).toBeGreaterThan(5);
    for (const line of others) expect(line).toMatch(/ \(the same cause\)$/);
    expect(stdout.match(/none\.csv: found/g)).toHaveLength(1);
  });

  test('says which promises are not kept, with 1, and mistakes with 2', async () => {
    const folder = emptyFolder();
    const source = `export default { kind: 'dataset', options: { type: 'object', additionalProperties: false, properties: {} },
      create: () => { const values = Float32Array.from({ length: 4 }, Math.random); return {
        classes: ['a', 'b'], train: { values, range: [0, 1], shape: [2], labels: Uint16Array.of(0, 1) },
        test: { values: values.slice(), range: [0, 1], shape: [2], labels: new Uint16Array(2) } }; } };`;
    writeFileSync(join(folder, 'leaky.mjs'), source);
    const { code, stdout } = await run('-C', folder, 'check', './leaky.mjs');
    expect(code).toBe(1);
    expect(stdout).toContain(
      '✗ test samples are not training samples, beyond what repeats anyway\n    test: found 100 %',
    );
    expect(stdout).toContain(
      '✗ creating it twice gives the same data\n    train: found other values the second time',
    );
    expect(stdout).toContain('✗ another thread gives the same data');
    expect(stdout).toMatch(/fails 3 of \d+ contract tests\n$/);
    for (const args of [
      ['./none.js'],
      ['not-installed'],
      ['./leaky.mjs', '--options', '[]'],
      ['./leaky.mjs', '--options', '{ "seed": 1 }'],
    ]) {
      const mistake = await run('-C', folder, 'check', ...args);
      expect([mistake.code, mistake.stdout], args.join(' ')).toEqual([2, '']);
    }
  });
});
