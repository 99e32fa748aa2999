import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@s4nn/config';
import { readSweep, verify, writeReport } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { attributesIn, recordsIn, sweepHere } from './here.js';

/**
 * The log and the checkpoints of a sweep that version 4a2e2f7 started and kill -9 ended after 138 records. Resumed by that
 * version, it had these weights. That version failed all trials by adam, because a word in a choice got none of its options; those that it
 * had not ended learn now, so the fingerprint is another one than that version's.
 */
const fixture = fileURLToPath(new URL('./fixtures/begun-before/', import.meta.url));
const expected = {
  fingerprint: '8c3acffb66d8a5d67d89a7b708958decad9adb7205261207a4a6fecc5b18d121',
  weights: '9640b63b104451d0d114c41c8e61744342af600d07c3dec677c2acaf0a69635c',
};
const name = 'begun-before';

function begun(): { folder: string; config: string } {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-'));
  mkdirSync(join(folder, 'configs'));
  mkdirSync(join(folder, 'sweeps'));
  const config = join(folder, 'configs', `${name}.json`);
  cpSync(join(fixture, 'config.json'), config);
  cpSync(join(fixture, 'journal.log'), join(folder, 'sweeps', `${name}.journal.log`));
  cpSync(join(fixture, 'checkpoints'), join(folder, 'sweeps', `${name}.checkpoints`), { recursive: true });
  return { folder, config };
}

test('a sweep that was started before the packages were split ends with the same result', async () => {
  const { folder, config } = begun();
  const before = recordsIn(folder, name);
  await sweepHere(config);
  expect(recordsIn(folder, name).slice(0, before.length)).toEqual(before);
  expect(attributesIn(folder, name, 's4nn:fingerprint')).toEqual([expected.fingerprint]);
  const weights = readFileSync(join(folder, 'results', name, 'weights.npz'));
  expect(createHash('sha256').update(weights).digest('hex')).toBe(expected.weights);
  const { fingerprint } = await verify(await readConfig(config));
  expect(fingerprint).toBe(expected.fingerprint);
});

test('it resumes from its old checkpoints: no epoch in them is trained again', async () => {
  const { config } = begun();
  const epochs: string[] = [];
  await sweepHere(config, {
    show: (progress) => {
      if (progress.kind === 'epoch') epochs.push(`${progress.trial}: ${progress.report.epoch}`);
    },
  });
  expect(new Set(epochs).size).toBe(epochs.length);
  const first = Math.min(
    ...epochs.filter((epoch) => epoch.startsWith('10: ')).map((epoch) => Number(epoch.slice(4))),
  );
  // Its checkpoint has the first epoch, which the log does not have.
  expect(first).toBeGreaterThan(1);
});

test('its log can be read and reported', async () => {
  const { config } = begun();
  const { trials } = await readSweep(config);
  expect(new Set(trials.map(({ state }) => state))).toEqual(new Set(['running', 'fail']));
  for (const { state, reason } of trials) expect(reason === null).toBe(state !== 'fail');
  expect(readFileSync(await writeReport(config), 'utf8')).toContain('"kind":"sweep"');
});
