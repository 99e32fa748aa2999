import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { type Kept, type Progress, sweep } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';
import { keptText } from '../view/progress/kept-text.js';

const searching = {
  ...someYinYang,
  training: { epochs: 8, validation: 50, seed: 1 },
  search: { trials: 5, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
  parallel: { workers: 1 },
  pruner: 'none',
};

/** Runs a sweep in this process until something happens, and gives all its progress. */
async function stoppedAt(file: string, isTime: (progress: Progress) => boolean): Promise<Progress[]> {
  const stop = new AbortController();
  const all: Progress[] = [];
  const show = (progress: Progress): void => {
    all.push(progress);
    if (isTime(progress)) stop.abort();
  };
  expect(await sweep(await readConfig(file), { threads: 0, signal: stop.signal, show })).toBeNull();
  return all;
}

const keptIn = (all: readonly Progress[]): Kept => {
  const last = all.at(-1)!;
  if (last.kind !== 'stopped') throw new Error(`found ${last.kind}`);
  return last.kept;
};

test('what Ctrl-C keeps is what status says, and what the next run resumes with', async () => {
  const { folder, config } = projectWith('kept', searching);
  const stopped = await stoppedAt(
    config,
    (each) => each.kind === 'epoch' && each.trial === 2 && each.report.epoch === 6,
  );
  expect(keptText(keptIn(stopped))).toBe('trials 0, 1 are kept, trial 2 continues after epoch 6');

  const status = await run('-C', folder, 'status', 'kept');
  expect(status.stdout).toMatch(
    /^kept: 2 of 5 trials ended \(2 complete, 0 pruned, 0 failed\), 1 unfinished; not done$/m,
  );
  expect(status.stdout).toMatch(/^trial 2: 6 epochs, [\d.]+ %$/m);
  const [running] = JSON.parse((await run('-C', folder, 'status', 'kept', '--json')).stdout).running;
  expect(running).toMatchObject({ trial: 2, epochs: 6, value: expect.any(Number) });
  expect((await run('-C', folder, 'trials', 'kept')).stdout).toMatch(/^ +2 +running +6 /m);

  const again = await run('sweep', config, '--threads', '0');
  const lines = again.stderr.split('\n');
  expect(lines[0]).toMatch(/; resumes: trials 0, 1 are kept, trial 2 continues after epoch 6$/);
  expect(lines).toContainEqual(
    expect.stringMatching(/^trial 2 resumes after epoch 6: output learning rate /),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^trial 3 starts: /));
});

test('a resumed sweep knows what was pruned and failed before', async () => {
  const { config } = projectWith('counted', {
    ...searching,
    search: { ...searching.search, trials: 9 },
    pruner: { use: 'asha', minimum: 1, reduction: 2 },
  });
  let ended = 0;
  const first = await stoppedAt(config, ({ kind }) => kind === 'end' && ++ended === 4);
  const states = first.flatMap((each) => (each.kind === 'end' ? each.state : []));
  expect(states).toContain('pruned');
  const second = await stoppedAt(config, ({ kind }) => kind === 'start');
  const [start] = second;
  if (start?.kind !== 'start') throw new Error('it did not start');
  expect(start.outcome).toBe('resume');
  expect(start.kept.ended.map(({ state }) => state)).toEqual(states);
  expect(start.kept).toEqual(keptIn(first));
});

test('the last training is kept, too: of a search, and of a single run', async () => {
  for (const json of [
    searching,
    { ...searching, search: undefined, parallel: undefined, pruner: undefined },
  ]) {
    const { folder, config } = projectWith('last', json);
    const all = await stoppedAt(config, (each) => each.kind === 'finalEpoch' && each.report.epoch === 3);
    expect(keptText(keptIn(all))).toMatch(/the last training continues after 3 epochs$/);
    const { stdout } = await run('-C', folder, 'status', 'last');
    expect(stdout).toMatch(/^3 of 8 epochs of the last training are kept$/m);
    const again = await run('sweep', config, '--threads', '0');
    expect(again.stderr).toMatch(/resumes: .*the last training continues after 3 epochs$/m);
    expect(again.stderr).not.toMatch(/^epoch 3: /m);
  }
});

test('a damaged checkpoint is not said to be kept', async () => {
  const { folder, config } = projectWith('kept', searching);
  await stoppedAt(config, (each) => each.kind === 'epoch' && each.trial === 1 && each.report.epoch === 4);
  writeFileSync(join(folder, 'sweeps/kept.checkpoints/trial-1'), 'damaged');
  expect((await run('-C', folder, 'status', 'kept')).stdout).toMatch(/^trial 1: 0 epochs$/m);
  const again = await run('sweep', config, '--threads', '0');
  expect(again.stderr.split('\n')[0]).toMatch(/; resumes: trial 0 is kept, trial 1 starts again$/);
  expect(again.stderr).toMatch(/^trial 1 starts again from its first epoch: its checkpoint is damaged$/m);
});

test('nothing is kept before an epoch has ended', () => {
  expect(keptText({ ended: [], running: [], final: 0 })).toBe(null);
  const running = [{ trial: 0, epoch: 0, waits: false, parameters: {} }];
  expect(keptText({ ended: [], running, final: 0 })).toBe(null);
  const many = Array.from({ length: 9 }, (_, trial) => ({ trial, epoch: 2, waits: false, parameters: {} }));
  expect(keptText({ ended: [], running: many, final: 0 })).toMatch(
    /trial 5 continues after epoch 2, 3 more continue$/,
  );
});
