import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../packages/cli/test/run.js';
import { projectWith, start, untilPrinted } from './process.js';
import { someYinYang } from './small-sweeps.js';

/** A sweep of a few seconds, with many short epochs per trial. */
const sweepOf = (trials: number) => ({
  ...someYinYang,
  training: { epochs: 200, validation: 50, seed: 4 },
  search: { trials, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } } },
});

const resultsOf = (folder: string) => {
  const { seconds: _, ...summary } = JSON.parse(
    readFileSync(join(folder, 'results/long/summary.json'), 'utf8'),
  );
  return { summary, weights: readFileSync(join(folder, 'results/long/weights.npz')) };
};

test('a sweep that is stopped twice gets the same result when the command is repeated', async () => {
  const undisturbed = projectWith('long', sweepOf(8));
  expect((await run('sweep', undisturbed.config, '--threads', '2')).code).toBe(0);

  const { folder, config } = projectWith('long', sweepOf(8));
  for (const options of [[], ['--now']]) {
    const started = start('sweep', config, '--threads', '1');
    await untilPrinted(started, /trial \d (complete|resumes)/);
    const { pid } = started.child;
    const { code, stdout, stderr } = await run('stop', config, ...options);
    expect(stderr).toMatch(new RegExp(`^asked process ${pid} to stop`));
    expect(stdout).toBe(`long: process ${pid} has stopped; the command that started it resumes it\n`);
    expect(code).toBe(0);
    // It had stopped by the time the command said so.
    expect(started.child.exitCode ?? (await started.ended).code).toBe(130);
  }
  const { code, stderr } = await run('sweep', config, '--threads', '2');
  expect(code, stderr).toBe(0);
  expect(resultsOf(folder)).toEqual(resultsOf(undisturbed.folder));
});

test('--now does not wait for the running epoch', async () => {
  const backend = fileURLToPath(new URL('fixtures/endless-backend.js', import.meta.url));
  const { config } = projectWith('slow', { ...someYinYang, backend, training: { epochs: 2 } });
  const started = start('sweep', config, '--threads', '1');
  await untilPrinted(started, /a single run of 2 epochs/);
  const { code, stdout } = await run('stop', config, '--now');
  expect(stdout).toContain('has stopped');
  expect(code).toBe(0);
  expect((await started.ended).code).toBe(130);
});

test('if no sweep runs, it says so and exits with code 2, also after kill -9 and for an unknown name', async () => {
  const { folder, config } = projectWith('long', sweepOf(1000));
  const stop = async () => {
    const { code, stdout, stderr } = await run('-C', folder, 'stop', 'long');
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };
  expect(await stop()).toContain('found no log of a sweep named long');
  const started = start('sweep', config, '--threads', '1');
  await untilPrinted(started, /trial 0 starts/);
  started.child.kill('SIGKILL');
  await started.ended;
  expect(await stop()).toBe('error: sweep long: found no process that runs it, expected one to stop.\n');
  const typo = await run('-C', folder, 'stop', 'lung');
  expect(typo.stderr).toContain('did you mean "long"?');
  expect(typo.code).toBe(2);
});
