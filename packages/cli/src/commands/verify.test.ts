import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { sweepNew } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const small = {
  ...someYinYang,
  training: { epochs: 2, validation: 50, seed: 1 },
  search: { trials: 4, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
  pruner: { use: 'asha', minimum: 1, reduction: 2 },
};

let folder: string;
let config: string;

beforeEach(async () => {
  ({ folder, config } = await sweepNew('small', small));
});

test('says what was compared, as text and as JSON', async () => {
  const { code, stdout, stderr } = await run('verify', config);
  expect([code, stderr]).toEqual([0, '']);
  const [, decisions, fingerprint] =
    /^everything matches the log: 4 suggestions, (\d+) decisions\nfingerprint (\S+)\n$/.exec(stdout)!;
  const json = await run('verify', config, '--json');
  expect(JSON.parse(json.stdout)).toEqual({
    suggestions: 4,
    decisions: Number(decisions),
    run: false,
    fingerprint,
  });
});

test('--run runs it again, and shows how that goes', async () => {
  const before = readFileSync(join(folder, 'sweeps/small.journal.log'), 'utf8');
  const { code, stdout, stderr } = await run('verify', config, '--run', '--threads', '0');
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(
    /^everything matches the log: 4 suggestions, \d+ decisions, and all values of a second run\n/,
  );
  expect(stderr).toMatch(/^trial 3 starts/m);
  expect(readFileSync(join(folder, 'sweeps/small.journal.log'), 'utf8')).toBe(before);
});

test('another config, a log that was changed and one that is not there end with 2', async () => {
  const other = await run('verify', config, '--set', '/training/epochs=3');
  expect([other.code, other.stdout]).toEqual([2, '']);
  expect(other.stderr).toContain('/training/epochs: was 2, is 3');
  const log = join(folder, 'sweeps/small.journal.log');
  writeFileSync(log, readFileSync(log, 'utf8').replace(/("param_value_internal":)[^,}]+/, '$10.3'));
  const changed = await run('verify', config);
  expect([changed.code, changed.stdout]).toEqual([2, '']);
  expect(changed.stderr).toMatch(/^error: /);
  const none = await run('verify', projectWith('none', small).config);
  expect([none.code, none.stdout]).toEqual([2, '']);
});
