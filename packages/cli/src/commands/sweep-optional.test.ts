import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { sweep } from '@s4nn/sweep';
import { expect, test } from 'vitest';
import { recordsIn } from '../../../../tests/here.js';
import { someYinYang } from '../../../../tests/small-sweeps.js';
import { projectWith } from '../../test/project.js';
import { run } from '../../test/run.js';

const searching = (expression: object, more: object = {}) => ({
  ...someYinYang,
  threads: 0,
  training: { epochs: 4, validation: 50 },
  search: { trials: 6, space: { '/training/patience': expression }, ...more },
});

test('a member that the config leaves out is searched, resumed, verified, printed and retrained', async () => {
  const { folder, config } = projectWith('late', searching({ choice: [null, 1, 2] }));
  const dry = await run('sweep', config, '--dry-run');
  expect(dry.stdout).toMatch(/^ {2}\/training\/patience +choice +null \| 1 \| 2$/m);

  const interruption = new AbortController();
  const show = ({ kind }: { kind: string }): void => {
    if (kind === 'end') interruption.abort();
  };
  expect(await sweep(await readConfig(config), { signal: interruption.signal, show })).toBeNull();
  const ended = await run('sweep', config, '--json');
  expect(ended.code, ended.stderr).toBe(0);
  const { best } = JSON.parse(ended.stdout);
  expect([null, 1, 2]).toContain(best.parameters['/training/patience']);

  // Trial 0 is the config itself, as a point of its space.
  const records = recordsIn(folder, 'late');
  const [first] = records.filter(({ op_code }) => op_code === 5);
  expect(first).toMatchObject({ trial_id: 0, param_name: '/training/patience', param_value_internal: 0 });
  expect(JSON.parse((first as unknown as { distribution: string }).distribution).attributes.choices).toEqual([
    null,
    1,
    2,
  ]);

  const verified = await run('verify', config, '--run');
  expect(verified.code, verified.stderr).toBe(0);
  const printed = await run('best', config);
  expect(printed.stdout).toContain(`/training/patience  ${best.parameters['/training/patience']}`);
  const table = await run('trials', config);
  expect(table.stdout).toContain('null');
  const csv = readFileSync(join(folder, 'results/late/trials.csv'), 'utf8');
  expect(csv.split('\n')[0]).toContain('/training/patience');

  // The result's own config leaves it out again, and is read by other commands.
  const own = join(folder, 'results/late/config.json');
  expect(JSON.parse(readFileSync(own, 'utf8')).training).not.toHaveProperty('patience');
  const evaluated = await run('eval', own, '--weights', join(folder, 'results/late/weights.npz'), '--json');
  expect(evaluated.code, evaluated.stderr).toBe(0);

  const more = await run('sweep', config, '--trials', '7', '--extend');
  expect(more.code, more.stderr).toBe(0);
});

test('a number that the config leaves out: its own trial has none, and null may be enqueued beside numbers', async () => {
  const { folder, config } = projectWith('number', searching({ quniform: [1, 3, 1] }, { trials: 4 }));
  const { code, stderr } = await run('sweep', config);
  expect(code, stderr).toBe(0);
  const drawn = recordsIn(folder, 'number').filter(({ op_code }) => op_code === 5);
  expect(drawn.map(({ trial_id }) => trial_id)).toEqual([1, 2, 3]);
  expect((await run('verify', config)).code).toBe(0);

  const nested = searching(
    { choice: [null, { quniform: [1, 3, 1] }] },
    { trials: 3, enqueue: [{ '/training/patience': 2 }, { '/training/patience': null }] },
  );
  const other = projectWith('nested', nested);
  expect((await run('sweep', other.config)).code).toBe(0);
  const values = recordsIn(other.folder, 'nested').filter(({ op_code }) => op_code === 5);
  expect(
    values.slice(0, 3).map(({ trial_id, param_value_internal }) => [trial_id, param_value_internal]),
  ).toEqual([
    [0, 1],
    [0, 2],
    [1, 0],
  ]);
  expect(existsSync(join(other.folder, 'results/nested/summary.json'))).toBe(true);
});
