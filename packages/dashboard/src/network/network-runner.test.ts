import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { networkRunner } from './network-runner.js';
import type { NetworkJob } from './run-network.js';

const folder = mkdtempSync(join(tmpdir(), 's4nn-runner-'));
const log = join(folder, 'log');
const child = join(folder, 'child.mjs');
/** Notes when it begins and ends; what it does depends on the sample. */
writeFileSync(
  child,
  `import { appendFileSync } from 'node:fs';
  process.on('disconnect', () => process.exit(1));
  process.once('message', ({ sample }) => {
    appendFileSync(${JSON.stringify(log)}, 'begin ' + sample + ' ' + process.pid + '\\n');
    if (sample === 13) process.exit(3);
    if (sample === 99) return;
    setTimeout(() => {
      appendFileSync(${JSON.stringify(log)}, 'end ' + sample + '\\n');
      process.send(sample === 7 ? { error: 'no sample 7', isInput: true } : { answers: { sample } });
      process.disconnect();
    }, 20);
  });`,
);
const job = (sample: number): NetworkJob => ({
  ...{ config: 'c', weights: 'w', set: {}, metric: 'm', value: 0 },
  sample,
});
const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);

test('one runs at a time, the same is run once, and what failed is run again', async () => {
  const runner = networkRunner(child);
  const answers = await Promise.all([1, 1, 2, 1, 3].map((sample) => runner.run(job(sample), 'v')));
  expect(answers).toEqual([1, 1, 2, 1, 3].map((sample) => ({ sample })));
  expect(lines().map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(
    [1, 2, 3].flatMap((sample) => [`begin ${sample}`, `end ${sample}`]),
  );
  await runner.run(job(1), 'another version');
  expect(lines().filter((line) => line.startsWith('begin 1 ')).length).toBe(2);
  for (let time = 0; time < 2; time++) {
    await expect(runner.run(job(7), 'v')).rejects.toThrow('no sample 7');
    await expect(runner.run(job(13), 'v')).rejects.toThrow('ended with 3 and no answer');
  }
  expect(lines().filter((line) => line.startsWith('begin 7 ')).length).toBe(2);
  expect(await runner.run(job(4), 'v')).toEqual({ sample: 4 });
});

test('too many that wait are refused; closing ends the one that runs', async () => {
  const runner = networkRunner(child);
  const first = runner.run(job(99), 'v');
  const more = Array.from({ length: 7 }, (_, k) => runner.run(job(20 + k), 'v'));
  await expect(runner.run(job(40), 'v')).rejects.toThrow('found 8 networks that wait to be run');
  await expect.poll(() => lines().at(-1)).toMatch(/^begin 99 /);
  const pid = Number(lines().at(-1)!.split(' ')[2]);
  runner.close();
  for (const one of [first, ...more]) await expect(one).rejects.toThrow(/ended/);
  expect(() => process.kill(pid, 0)).toThrow();
});
