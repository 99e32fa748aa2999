import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from './chance.js';
import { sweepHere } from './here.js';
import { leftBy } from './left.js';
import { projectWith } from './process.js';
import { someYinYang } from './small-sweeps.js';

/** Two trials that train side by side, in milliseconds. */
const two = {
  ...someYinYang,
  backend: { use: '@s4nn/backend-cpu', population: 2 },
  training: { epochs: 8, validation: 50, seed: 2 },
  search: { trials: 2, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
  parallel: { workers: 2 },
};

/** Kills itself with SIGKILL when the second trial has trained five epochs. */
const killed = (config: string): string => `
  import { readConfig } from '@s4nn/config';
  import { sweep } from '@s4nn/sweep';
  await sweep(await readConfig(${JSON.stringify(config)}), { threads: 0, show: ({ kind, trial, report }) => {
    if (kind === 'epoch' && trial === 1 && report.epoch === 5) process.kill(process.pid, 'SIGKILL');
  } });`;

const undisturbed = projectWith('two', two);
await sweepHere(undisturbed.config);
const expected = leftBy(undisturbed.folder, 'two');

const { folder: template, config } = projectWith('two', two);
const { signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', killed(config)]);

/** Resumes the killed sweep after something was done to the files of its checkpoints; tells which trials began again, and why. */
async function resumed(damage: (checkpoints: string) => void): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-'));
  try {
    cpSync(template, folder, { recursive: true });
    damage(join(folder, 'sweeps', 'two.checkpoints'));
    const restarts: string[] = [];
    await sweepHere(join(folder, 'configs', 'two.json'), {
      show: (progress) => {
        if (progress.kind === 'restart') restarts.push(`trial ${progress.trial}: ${progress.message}`);
      },
    });
    expect(leftBy(folder, 'two')).toEqual(expected);
    return restarts.sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Changes the content of a file; a checkpoint of before has no file of reports. */
const changed = (file: string, change: (content: Buffer) => Buffer): void => {
  if (existsSync(file)) writeFileSync(file, change(readFileSync(file)));
};

const damaged = 'its checkpoint is damaged';
const reportsDamaged = 'the reports of its checkpoint are damaged';

describe('a sweep that was killed resumes to the result of an undisturbed one', () => {
  test('with its checkpoints as they are', async () => {
    expect(signal).toBe('SIGKILL');
    expect(readdirSync(join(template, 'sweeps', 'two.checkpoints'))).toEqual(
      expect.arrayContaining(['trial-0', 'trial-1']),
    );
    expect(await resumed(() => {})).toEqual([]);
  });

  /** As an editor or a failing disk might: `"potential":0.62` becomes `"potential":0.999`. */
  const accuracies = (content: Buffer): Buffer =>
    Buffer.from(
      content.toString('latin1').replace(/("(?:potential|accuracy)":)0\.\d+/g, (_, name) => `${name}0.999`),
      'latin1',
    );

  test.each<[string, string, (content: Buffer) => Buffer, string]>([
    ['other accuracies', 'trial-0', accuracies, damaged],
    ['other accuracies in the reports', 'trial-0.epochs', accuracies, reportsDamaged],
    ['nothing in it', 'trial-0', () => Buffer.from(''), damaged],
    ['no reports', 'trial-0.epochs', () => Buffer.from(''), reportsDamaged],
    ['half of a checkpoint', 'trial-0', (content) => content.subarray(0, content.length >> 1), damaged],
    [
      'half of the reports',
      'trial-0.epochs',
      (content) => content.subarray(0, content.length >> 1),
      reportsDamaged,
    ],
    ['more bytes behind it', 'trial-0', (content) => Buffer.concat([content, Buffer.from('x')]), damaged],
  ])('with %s', async (_, name, change, message) => {
    const restarts = await resumed((checkpoints) => changed(join(checkpoints, name), change));
    expect(restarts).toEqual([`trial 0: ${message}`]);
  });

  test('with a torn report behind those that count, which is cut off', async () => {
    const tear = (content: Buffer): Buffer => Buffer.concat([content, content.subarray(0, 40)]);
    expect(await resumed((checkpoints) => changed(join(checkpoints, 'trial-0.epochs'), tear))).toEqual([]);
  });

  test.each([
    ['checkpoints', '', 'its checkpoint belongs to another training'],
    ['reports', '.epochs', reportsDamaged],
  ])("with the %s of two trials in each other's place", async (_, ending, message) => {
    const restarts = await resumed((checkpoints) => {
      const [first, second] = [0, 1].map((trial) => join(checkpoints, `trial-${trial}${ending}`));
      if (!existsSync(first!)) return;
      const content = readFileSync(first!);
      changed(first!, () => readFileSync(second!));
      changed(second!, () => content);
    });
    expect(restarts).toEqual([`trial 0: ${message}`, `trial 1: ${message}`]);
  });

  const some = cases(6);
  test(`with any byte changed (${some.tried})`, async () => {
    const files = ['trial-0', 'trial-0.epochs'].filter((name) =>
      existsSync(join(template, 'sweeps', 'two.checkpoints', name)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 1, max: 255 }),
        async (name, place, bits) => {
          const restarts = await resumed((checkpoints) =>
            changed(join(checkpoints, name), (content) => {
              content[Math.floor(place * content.length)]! ^= bits;
              return content;
            }),
          );
          expect(restarts).toEqual([`trial 0: ${name === 'trial-0' ? damaged : reportsDamaged}`]);
        },
      ),
      some.options,
    );
  });
});

test('results that say something else than the log are made again', async () => {
  const { folder, config: file } = undisturbed;
  const summary = join(folder, 'results', 'two', 'summary.json');
  const text = readFileSync(summary, 'utf8');
  for (const other of [text.replace(/("potential": )0\.\d+/, '$10.999'), text.slice(0, -20), '']) {
    expect(other).not.toBe(text);
    writeFileSync(summary, other);
    const { test: tested } = await sweepHere(file);
    expect(tested).toEqual(expected.summary.test);
    expect({ ...leftBy(folder, 'two'), log: [] }).toEqual({ ...expected, log: [] });
  }
  const { mtimeMs } = statSync(summary);
  await sweepHere(file);
  expect(statSync(summary).mtimeMs).toBe(mtimeMs);
});
