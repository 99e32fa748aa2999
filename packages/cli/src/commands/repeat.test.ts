import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const single = { ...someYinYang, training: { epochs: 2, validation: 50 } };

test('a line for each seed, then the mean of everything, and the same again from what is there', async () => {
  const { folder, config } = projectWith('single', single);
  const repeat = (...more: string[]) => run('repeat', config, '--threads', '0', '--seeds', '3,7', ...more);
  const { code, stdout, stderr } = await repeat();
  expect(code, stderr).toBe(0);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(
      /^seed 3: potential [\d.]+ % · lenient [\d.]+ % · spiking [\d.]+ %, about \d+ s left$/,
    ),
    expect.stringMatching(/^seed 7: .* %$/),
  ]);
  const [head, ...lines] = stdout.trimEnd().split('\n');
  expect(head).toMatch(/^single, 2 seeds \(3, 7 in .*\), 50 test samples each; mean ± standard deviation:$/);
  expect(lines[0]).toMatch(/^ {2}potential [\d.]+ ± [\d.]+ % {2}\([\d.]+ … [\d.]+\)$/);
  expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(
    expect.arrayContaining([
      'lenient',
      'first',
      'expected',
      'spiking',
      'ties',
      'silent',
      'spikes',
      'seconds',
    ]),
  );
  expect(readdirSync(join(folder, 'results')).sort()).toEqual(['single-seed-3', 'single-seed-7']);
  const json = JSON.parse((await repeat('--json')).stdout);
  expect(json.seeds).toEqual([3, 7]);
  expect(lines[0]).toContain(`${(100 * json.accuracy.potential.mean).toFixed(2)} ± `);
});

test.each([
  ['0', '--seeds: found 0, expected an integer of at least 1'],
  ['1.5', '--seeds: found 1.5, expected an integer of at least 1'],
  ['3,x', '--seeds: found x, expected an integer of at least 0'],
  ['3,3', '--seeds: found 3,3, expected different seeds'],
])('--seeds %s is a mistake', async (seeds, message) => {
  const { folder, config } = projectWith('single', single);
  const { code, stdout, stderr } = await run('repeat', config, '--seeds', seeds);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(existsSync(join(folder, 'results'))).toBe(false);
});
