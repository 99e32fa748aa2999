import { random } from '@s4nn/core';
import { expect, test } from 'vitest';
import { freshSeed, someOf, someTests } from './chance.js';
import { leftBy, linesIn, logOf } from './left.js';
import { projectWith, s4nn, start, untilPrinted } from './process.js';
import { byDecision, small } from './some-mnist.js';

const kinds: readonly (readonly [pruner: object, more: object])[] = [
  [{ use: 'asha', form: 'stopping' }, {}],
  // Short, because each kill costs a start of the program.
  [
    { use: 'asha', form: 'promotion', reduction: 2 },
    { ...byDecision, search: { ...byDecision.search, trials: 4 }, parallel: { workers: 2 } },
  ],
];

/** One of them by chance, or all with S4NN_THOROUGH=1: the soak kills sweeps of every kind. */
const some = someOf('kind', kinds, 1);

test.each(some.tried)(
  `a sweep that is killed again and again ends as if undisturbed, on any number of threads: %j (${some.note})`,
  async (pruner, more) => {
    const undisturbed = [];
    for (const way of [
      ['--threads', '1'],
      ['--threads', '2', '--set', '/backend/population=3'],
    ]) {
      const { folder, config } = projectWith('small', { ...small, pruner, ...more });
      const { code, stderr } = await s4nn('sweep', config, ...way);
      expect(code, stderr).toBe(0);
      undisturbed.push(leftBy(folder, 'small'));
    }
    const [expected, together] = undisturbed;
    expect({ ...together, config: '' }).toEqual({ ...expected, config: '' });
    expect(expected!.summary.trials.pruned).toBeGreaterThan(0);

    const { folder, config } = projectWith('small', { ...small, pruner, ...more });
    const draw = random(freshSeed, 'kill');
    const moments: number[] = [];
    const reported = new Set<string>();
    for (;;) {
      const threads = String(Math.floor(draw() * 4));
      const run = start('sweep', config, '--threads', threads);
      await untilPrinted(run, /^small: \d+ trials/m);
      // Before a whole run can be over, but later each time, so that every sweep ends.
      const moment = draw() * 300 * 1.3 ** moments.length;
      const kill = setTimeout(() => run.child.kill('SIGKILL'), moment);
      const { signal, code, stderr } = await run.ended;
      clearTimeout(kill);
      for (const [, trial] of stderr.matchAll(/^trial (\d+) (?:starts|resumes)/gm)) {
        expect(reported.has(trial!), `trial ${trial} ran again after its end; killed at ${moments}`).toBe(
          false,
        );
      }
      for (const [, trial] of stderr.matchAll(/^trial (\d+) (?:complete|pruned|failed)/gm)) {
        expect(reported.has(trial!), `trial ${trial} ended twice; killed at ${moments}`).toBe(false);
        reported.add(trial!);
      }
      if (signal === null) {
        expect(code, `killed at ${moments}:\n${stderr}`).toBe(0);
        break;
      }
      moments.push(Math.round(moment));
    }
    expect(moments.length).toBeGreaterThan(1);
    expect(leftBy(folder, 'small'), `killed at ${moments}`).toEqual(expected);
  },
);

const oneOf = someTests('other kinds', { all: 2, tried: 1 });

oneOf(
  'a single run that is killed and stopped resumes from its last epoch and gets the same weights',
  async () => {
    const { search: _, pruner: __, ...rest } = small;
    const single = { ...rest, training: { ...small.training, epochs: 80 } };
    const undisturbed = projectWith('single', single);
    expect((await s4nn('sweep', undisturbed.config)).code).toBe(0);

    const { folder, config } = projectWith('single', single);
    const epochs: string[] = [];
    for (const [threads, how, after] of [
      ['1', 'SIGKILL', 3],
      ['0', 'SIGINT', 2],
      ['1', 'SIGKILL', 4],
    ] as const) {
      const run = start('sweep', config, '--threads', threads);
      // Counts this run's own epochs, because where it resumes depends on when the last kill came.
      await untilPrinted(run, new RegExp(`(?:^epoch \\d+:[^]*?){${after}}`, 'm'));
      run.child.kill(how);
      epochs.push(...((await run.ended).stderr.match(/^epoch \d+/gm) ?? []));
    }
    const last = await s4nn('sweep', config);
    expect(last.code).toBe(0);
    epochs.push(...(last.stderr.match(/^epoch \d+/gm) ?? []));
    // No epoch was trained twice, and all are in the table, although several processes trained them.
    expect(new Set(epochs).size).toBe(epochs.length);
    expect(leftBy(folder, 'single')).toEqual(leftBy(undisturbed.folder, 'single'));
  },
);

oneOf('async takes trials as they end, on all lanes, and resumes after a kill', async () => {
  const { folder, config } = projectWith('small', { ...small, parallel: { mode: 'async' } });
  const run = start('sweep', config, '--threads', '2');
  await untilPrinted(run, /^trial 3 (complete|pruned)/m);
  run.child.kill('SIGKILL');
  await run.ended;
  const { code, stderr } = await s4nn('sweep', config, '--threads', '3');
  expect(code, stderr).toBe(0);
  const records = linesIn(logOf(folder, 'small')).map((line) => JSON.parse(line));
  expect(records.filter(({ op_code }) => op_code === 4)).toHaveLength(12);
  expect(
    records
      .filter(({ op_code }) => op_code === 6)
      .map(({ trial_id }) => trial_id)
      .sort((a, b) => a - b),
  ).toEqual([...Array(12).keys()]);
});
