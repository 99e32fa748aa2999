import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordsIn } from '../../../../tests/here.js';
import { small, tiny } from '../../../../tests/small-sweeps.js';
import { fixture, projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const read = (...path: string[]) => readFileSync(join(...path));

test('a throw, the end of a thread and a NaN are recorded as failures, and the sweep continues', async () => {
  const fragile = {
    ...tiny,
    backend: fixture('fragile-backend.js'),
    search: {
      use: '@s4nn/tpe/random',
      trials: 16,
      space: { '/network/layers/0/threshold': { choice: [0.5, 1, 2, 3] } },
    },
  };
  const { folder, config } = projectWith('fragile', fragile);
  const { code, stdout, stderr } = await run('sweep', config, '--threads', '2', '--json');
  expect(code, stderr).toBe(0);
  const reasons = recordsIn(folder, 'fragile').flatMap(({ user_attr }) => user_attr?.['s4nn:failure'] ?? []);
  expect(reasons.some((reason) => reason.includes('this backend does not like 1'))).toBe(true);
  expect(reasons.some((reason) => reason.includes('the worker thread ended'))).toBe(true);
  expect(reasons.some((reason) => reason.includes('found a weight of NaN after epoch 1'))).toBe(true);
  const { trials, best } = JSON.parse(stdout);
  expect(trials.complete + trials.failed).toBe(16);
  expect(trials.failed).toBe(reasons.length);
  expect(best.parameters['/network/layers/0/threshold']).toBe(0.5);
});

test('a sweep in which every trial fails says why and exits with 1', async () => {
  const hopeless = {
    ...tiny,
    backend: fixture('fragile-backend.js'),
    network: { layers: [{ ...tiny.network.layers[0], threshold: 1 }] },
    search: { trials: 2, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.2] } } },
  };
  const { code, stderr } = await run('sweep', projectWith('hopeless', hopeless).config, '--threads', '1');
  expect(stderr).toContain('None of the 2 trials completed, so there is nothing to retrain.');
  expect(stderr).toContain('this backend does not like 1');
  // Where a trial failed is told, and not where the sweep noticed.
  expect(stderr.slice(stderr.indexOf('None of the'))).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
});

test('an encoder that throws for some options fails those trials; they do not stop the sweep', async () => {
  const { folder, config } = projectWith('moody', {
    ...tiny,
    encoder: { use: fixture('fragile-encoder.js'), mood: 'good' },
    search: { use: '@s4nn/tpe/random', trials: 8, space: { '/encoder/mood': { choice: ['good', 'bad'] } } },
  });
  const { code, stdout, stderr } = await run('sweep', config, '--threads', '2', '--json');
  expect(code, stderr).toBe(0);
  const { trials, best } = JSON.parse(stdout);
  expect(trials.complete).toBeGreaterThan(0);
  expect(trials.failed).toBeGreaterThan(0);
  expect(best.parameters['/encoder/mood']).toBe('good');
  const reasons = recordsIn(folder, 'moody').flatMap(({ user_attr }) => user_attr?.['s4nn:failure'] ?? []);
  for (const reason of reasons) expect(reason).toContain('this encoder is in a bad mood');
});

test.each(['0', '1', '2'])(
  'a search that throws ends the sweep with its message, on %s threads',
  async (threads) => {
    const { folder, config } = projectWith('broken', {
      ...tiny,
      search: {
        use: fixture('fragile-search.js'),
        trials: 6,
        space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } },
      },
    });
    const { code, stderr } = await run('sweep', config, '--threads', threads);
    expect(stderr).toContain('the search broke at 3');
    expect(stderr).not.toContain('EBADF');
    expect(code).toBe(1);
    // Nothing that ran when it broke counts as failed.
    expect(recordsIn(folder, 'broken').filter(({ op_code, state }) => op_code === 6 && state === 3)).toEqual(
      [],
    );
  },
);

test('a changed config does not continue another sweep’s log', async () => {
  const search = { trials: 6, space: { '/network/layers/0/threshold': { loguniform: [0.2, 1] } } };
  const { folder, config } = projectWith('small', { ...tiny, search });
  expect((await run('sweep', config, '--trials', '1', '--threads', '1')).code).toBe(0);
  const before = read(folder, 'sweeps/small.journal.log');
  const { code, stderr } = await run('sweep', config, '--trials', '1', '--set', '/training/epochs=3');
  expect(stderr).toContain('was written for another config:');
  expect(stderr).toContain('/training/epochs: was 2, is 3');
  expect(stderr).toContain('Start again with --fresh (deletes the earlier run), or keep both with --name.');
  expect(code).toBe(2);
  expect(read(folder, 'sweeps/small.journal.log')).toEqual(before);
  const named = await run('sweep', config, '--trials', '1', '--set', '/training/epochs=3', '--name', 'other');
  expect(named.code, named.stderr).toBe(0);
  const fresh = await run('sweep', config, '--trials', '1', '--set', '/training/epochs=3', '--fresh');
  expect(fresh.code, fresh.stderr).toBe(0);
});

test('two configs of one name do not share a log, and the message names the other', async () => {
  const { folder, config } = projectWith('a b', tiny);
  expect((await run('sweep', config, '--threads', '0')).code).toBe(0);
  const other = join(folder, 'configs/a-b.json');
  writeFileSync(other, JSON.stringify({ ...tiny, training: { ...tiny.training, epochs: 3 } }));
  writeFileSync(join(folder, 'configs/unlike.json'), '{}');
  const { code, stderr } = await run('sweep', other, '--threads', '0');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /\/training\/epochs: was 2, is 3\n.*configs\/a b\.json has the same name: perhaps that is the other config\.\n/,
  );
  expect(stderr).not.toContain('unlike');
  const named = await run('sweep', other, '--threads', '0', '--name', 'a-b');
  expect(named.stderr).not.toContain('has the same name');
});

test('mistakes end with 2 and write nothing', async () => {
  const zero = structuredClone(small);
  zero.network.layers[0]!.threshold = 0;
  const { folder, config } = projectWith('zero', zero);
  const bad = await run('sweep', config);
  expect(bad.code).toBe(2);
  expect(bad.stderr).toMatch(/zero\.json:18:22 \/network\/layers\/0\/threshold: found 0, expected a number/);
  expect(bad.stderr).not.toContain('    at ');
  const large = projectWith('large', { ...small, training: { ...small.training, validation: 3000 } });
  const tooLarge = await run('sweep', large.config);
  expect(tooLarge.code).toBe(2);
  expect(tooLarge.stderr).toContain('found 3000, expected less than the 3000 training samples');
  const badDataset = fixture('bad-dataset.js');
  const mislabelled = projectWith('mislabelled', { ...small, dataset: badDataset });
  const misfit = await run('sweep', mislabelled.config);
  expect(misfit.stderr).toBe(
    `error: ${mislabelled.config}:2:14 /dataset: train: found label 2 of sample 1, expected an index into the 2 classes\n`,
  );
  expect(misfit.code).toBe(2);
  for (const project of [folder, large.folder, mislabelled.folder])
    expect(readdirSync(project)).toEqual(['configs']);

  const { search: _, pruner: __, ...single } = small;
  const diverging = projectWith('diverging', { ...single, training: { ...single.training, validation: 0 } });
  const cases: [string[], string][] = [
    [['sweep', 'no/such.json'], 'no/such.json: no such file'],
    [
      ['sweep', config, '--threads', 'many'],
      '--threads: found many, expected auto or an integer from 0 to 1024',
    ],
    [['sweep', config, '--sneed', '1'], "unknown option '--sneed'"],
    [
      ['sweep', 'configs/xor.json', '--trials', '5'],
      '--trials: found a config without a search, that is, a single run; leave the option out',
    ],
    [
      ['sweep', diverging.config, '--set', '/network/layers/0/learningRate=1e300'],
      'error: layer 0: found a weight of Infinity after epoch 1, expected finite ones; lower its learningRate\n',
    ],
    [['sweeep'], "unknown command 'sweeep'"],
    [['eval', config], 'found a config without weights, expected their file after --weights'],
    [
      ['sweep', config, '--set', 'epochs=1'],
      '--set: found epochs=1, expected POINTER=VALUE such as /training/epochs=5',
    ],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(code, args.join(' ')).toBe(2);
  }
});
