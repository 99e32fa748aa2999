import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportDataIn } from '../packages/cli/test/report-data.js';
import { run } from '../packages/cli/test/run.js';
import { projectWith, start, untilPrinted } from './process.js';
import { someYinYang } from './small-sweeps.js';

const someMore = { ...someYinYang, dataset: { ...someYinYang.dataset, train: 400, test: 100 } };

test('a sweep that was interrupted says what is running', async () => {
  const { folder, config } = projectWith('tiny', {
    ...someMore,
    training: { epochs: 2000, validation: 100 },
    search: {
      trials: 12,
      space: {
        '/network/layers/0/threshold': { loguniform: [0.1, 2] },
        '/network/neuron/crossing': { choice: ['>', '>='] },
      },
    },
    pruner: { use: 'asha', minimum: 1, reduction: 2 },
  });
  const running = start('sweep', config, '--threads', '1');
  await untilPrinted(running, /trial 0 starts/);
  const now = await run('status', config, '--json');
  expect(JSON.parse(now.stdout).process).toMatchObject({ pid: running.child.pid, seen: true });
  expect((await run('status', config)).stdout).toMatch(
    new RegExp(`^process ${running.child.pid} on \\S+ has been running it since 20`, 'm'),
  );
  const best = await run('best', config);
  expect(best.code).toBe(2);
  expect(best.stderr).toMatch(/^error: sweep tiny: found no complete trial among \d+, expected at least one/);
  running.child.kill('SIGINT');
  expect((await running.ended).code).toBe(130);
  const { stdout } = await run('-C', folder, 'status', 'tiny', '--json');
  const status = JSON.parse(stdout);
  expect(status).toMatchObject({ done: false, process: null, total: 12, best: [] });
  const { counts } = status;
  expect(counts).toMatchObject({ complete: 0, failed: 0, running: status.running.length });
  expect(counts.running).toBeGreaterThan(0);
  expect(status.running[0]).toMatchObject({ state: 'running', values: null, seconds: null });
  expect((await run('-C', folder, 'status', 'tiny')).stdout).toMatch(
    /^tiny: \d+ of 12 trials ended .* unfinished; not done\nno process runs it\ntrial \d+: \d+ epochs?/,
  );
  const listed = await run('-C', folder, 'trials', 'tiny', '--json');
  expect(JSON.parse(listed.stdout)).toHaveLength(counts.pruned + counts.running);
  const exported = await run('-C', folder, 'export', 'tiny', '--to', 'csv');
  const lines = exported.stdout.trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + counts.pruned + counts.running);
  expect(lines[0]).toContain('/network/neuron/crossing');
  expect(lines.filter((line) => /^\d+,running,,\d+,,/.test(line))).toHaveLength(counts.running);
});

test('a sweep that still runs can be reported, and is not disturbed', async () => {
  const { folder, config } = projectWith('tiny', {
    ...someMore,
    training: { epochs: 50, validation: 100 },
    search: { trials: 10_000, space: { '/network/layers/0/threshold': { loguniform: [0.1, 2] } } },
  });
  const running = start('sweep', config, '--threads', '1');
  await untilPrinted(running, /trial 1 (?:complete|pruned)/);
  const { code, stdout } = await run('report', config);
  expect(code).toBe(0);
  expect(stdout).toContain(join('results', 'tiny', 'report.html'));
  running.child.kill('SIGINT');
  expect((await running.ended).code).toBe(130);
  const data = reportDataIn(join(folder, 'results', 'tiny', 'report.html'));
  expect(data.trials.length).toBeGreaterThan(1);
  expect(data).toMatchObject({ test: null, confusion: null });
});

test('a dry run is refused, like the sweep itself, while another process runs it', async () => {
  const { config: file } = projectWith('small', {
    ...someYinYang,
    training: { epochs: 100000, validation: 50, seed: 1 },
    search: { trials: 3, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
  });
  const running = start('sweep', file, '--threads', '1');
  await untilPrinted(running, /trial 0 starts/);
  const dry = await run('sweep', file, '--dry-run');
  expect([dry.code, dry.stdout]).toEqual([2, '']);
  expect(dry.stderr).toContain(`this sweep is already running: process ${running.child.pid} on`);
  running.child.kill('SIGTERM');
  const { code, stderr } = await running.ended;
  expect(code).toBe(130);
  expect(stderr).toContain('run the same command to resume');
});
