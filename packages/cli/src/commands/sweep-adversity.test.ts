import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { logIn, sweepHere, sweepNew } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const tiny = {
  ...someYinYang,
  training: { epochs: 4, validation: 50, seed: 2 },
  search: { trials: 40, space: { '/network/layers/0/learningRate': { loguniform: [0.001, 0.5] } } },
};

/** What a user sees of a mistake that is theirs to mend: one line, no stack. */
async function refused(config: string): Promise<string> {
  const { code, stderr } = await run('sweep', config, '--threads', '1');
  expect(code, stderr).toBe(2);
  expect(stderr).not.toMatch(/^\s+at /m);
  const errors = stderr.split('\n').filter((line) => line.startsWith('error: '));
  expect(errors).toHaveLength(1);
  return errors[0]!;
}

const trialsThatBegan = (stderr: string) => [...stderr.matchAll(/^trial \d+ (?:starts|resumes)/gm)].length;

describe('a log that cannot be used', () => {
  test('is named, with line and cure, and stays as it is', async () => {
    const { folder, config } = await sweepNew('tiny', tiny);
    const file = join(folder, 'sweeps', 'tiny.journal.log');
    const whole = readFileSync(file, 'utf8');
    for (const [text, message] of [
      [
        whole.replace('"s4nn:version":1', '"s4nn:version":99'),
        /tiny\.journal\.log:2: found a log of version 99/,
      ],
      [
        whole.replace(/(?<=(?:.*\n){49}).*/, '{"op_code": garbage'),
        /tiny\.journal\.log:50: found .*not JSON/,
      ],
      [whole.replace(/(?<=(?:.*\n){49}).*/, '{"op_code":11}'), /tiny\.journal\.log:50: found /],
    ] as const) {
      expect(text).not.toBe(whole);
      writeFileSync(file, text);
      expect(await refused(config)).toMatch(message);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
    writeFileSync(file, whole);
    expect((await run('sweep', config)).stdout).toContain('This sweep was complete');
  });

  test('because it is a folder', async () => {
    const { folder, config } = projectWith('tiny', tiny);
    mkdirSync(join(folder, 'sweeps', 'tiny.journal.log'), { recursive: true });
    expect(await refused(config)).toMatch(/tiny\.journal\.log: cannot be written \(EISDIR/);
  });
});

test('where sweeps/ or results/ cannot be, nothing runs', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  writeFileSync(join(folder, 'sweeps'), '');
  expect(await refused(config)).toMatch(/sweeps.*cannot be written/);
  rmSync(join(folder, 'sweeps'));

  writeFileSync(join(folder, 'results'), '');
  expect(await refused(config)).toMatch(
    /results.tiny: cannot be made, because .+results is a file; move that file away/,
  );
  expect(readFileSync(join(folder, 'results'), 'utf8')).toBe('');
  expect(existsSync(join(folder, 'sweeps'))).toBe(false);
});

test('where results/ can no longer be written at the end, no trial is lost', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  const spoil = (progress: { kind: string }) =>
    progress.kind === 'final' && writeFileSync(join(folder, 'results'), '');
  await expect(sweepHere(config, { show: spoil })).rejects.toThrow(/results.tiny: cannot be written/);
  expect(readFileSync(join(folder, 'results'), 'utf8')).toBe('');
  rmSync(join(folder, 'results'));
  const { code, stderr, stdout } = await run('sweep', config, '--json');
  expect(code, stderr).toBe(0);
  expect(trialsThatBegan(stderr)).toBe(0);
  // What was tested then is not tested again.
  const undisturbed = await sweepNew('tiny', tiny);
  const { seconds: _, ...summary } = JSON.parse(stdout);
  const { seconds: __, ...expected } = undisturbed.summary;
  expect(summary).toEqual(expected);
});

const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0;

test('a full disk ends a sweep in order, and with room it resumes to the same result', async ({ skip }) => {
  const { folder, config } = projectWith('tiny', tiny);
  const sweeps = join(folder, 'sweeps');
  mkdirSync(sweeps);
  skip(!mount('-t', 'tmpfs', '-o', 'size=60k', 'tmpfs', sweeps), 'no small disk can be mounted here');
  try {
    expect(await refused(config)).toMatch(/cannot be written \(ENOSPC: no space left on device/);
    expect(existsSync(join(folder, 'results'))).toBe(false);
    const before = logIn(folder, 'tiny');
    expect(before.endsWith('\n')).toBe(true);
    expect(mount('-o', 'remount,size=10m', sweeps)).toBe(true);
    const { code, stderr } = await run('sweep', config);
    expect(code, stderr).toBe(0);
    expect(logIn(folder, 'tiny').startsWith(before)).toBe(true);
    const ended = before.match(/"op_code":6/g)!.length;
    expect(ended).toBeGreaterThan(0);
    expect(trialsThatBegan(stderr)).toBe(40 - ended);
    const undisturbed = await sweepNew('tiny', tiny);
    const weightsIn = (project: string) => readFileSync(join(project, 'results/tiny/weights.npz'));
    expect(weightsIn(folder)).toEqual(weightsIn(undisturbed.folder));
  } finally {
    spawnSync('umount', [sweeps]);
  }
});
