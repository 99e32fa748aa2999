import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../packages/cli/test/run.js';
import { isThorough } from './chance.js';
import { projectWith, start, untilPrinted } from './process.js';
import { someYinYang } from './small-sweeps.js';

/** A sweep that runs until it is stopped. */
const endless = {
  ...someYinYang,
  training: { epochs: 100_000, validation: 50 },
  search: { trials: 5, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } } },
};
/** Takes milliseconds per trial. */
const tiny = { ...endless, training: { epochs: 2, validation: 50 } };

const lockOf = (folder: string, name: string) => join(folder, 'sweeps', `${name}.lock`);
const holderOf = (folder: string, name: string) => JSON.parse(readFileSync(lockOf(folder, name), 'utf8'));
const heldBy = (pid: number) =>
  new RegExp(`this sweep is already running: process ${pid} on \\S+, since 20\\d\\d-`);
/** The pid of a process that has ended. */
const deadPid = async (): Promise<number> => {
  const child = spawn(process.execPath, ['--version']);
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid!;
};

test('a second process is refused, whatever its options, with one line that names the first', async () => {
  const { folder, config } = projectWith('endless', endless);
  const first = start('sweep', config, '--threads', '1');
  await untilPrinted(first, /trial 0 starts/);
  expect(holderOf(folder, 'endless')).toMatchObject({ pid: first.child.pid, host: hostname() });
  const before = readFileSync(join(folder, 'sweeps/endless.journal.log'), 'utf8');
  for (const options of [[], ['--fresh'], ['--threads', '0'], ['--trials', '3']]) {
    const { code, stdout, stderr } = await run('sweep', config, ...options);
    expect(stderr).toMatch(heldBy(first.child.pid!));
    expect(stderr).toContain(
      'Wait until it ends, stop it with s4nn stop endless, or run a second sweep under another --name.',
    );
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
  }
  expect(readFileSync(join(folder, 'sweeps/endless.journal.log'), 'utf8').startsWith(before)).toBe(true);
  // Readers need no lock, and a sweep of another name is not locked.
  expect((await run('status', config)).code).toBe(0);
  const other = start('sweep', config, '--name', 'other', '--threads', '1');
  await untilPrinted(other, /trial 0 starts/);
  for (const started of [first, other]) {
    started.child.kill('SIGINT');
    expect((await started.ended).code).toBe(130);
  }
  expect(readdirSync(join(folder, 'sweeps')).filter((file) => file.includes('.lock'))).toEqual([]);
});

test('the lock is released at the end, after a mistake, and when the second Ctrl-C ends the process', async () => {
  const whole = projectWith('tiny', tiny);
  expect((await run('sweep', whole.config, '--threads', '1')).code).toBe(0);
  expect(readdirSync(join(whole.folder, 'sweeps'))).toEqual(['tiny.journal.log']);
  const changed = await run('sweep', whole.config, '--seed', '9');
  expect(changed.code).toBe(2);
  expect(readdirSync(join(whole.folder, 'sweeps'))).toEqual(['tiny.journal.log']);

  const { folder, config } = projectWith('endless', endless);
  const started = start('sweep', config, '--threads', '1');
  await untilPrinted(started, /trial 0 starts/);
  started.child.kill('SIGINT');
  await untilPrinted(started, /press Ctrl-C again to stop at once/);
  started.child.kill('SIGINT');
  expect((await started.ended).code).toBe(130);
  expect(existsSync(lockOf(folder, 'endless'))).toBe(false);
});

test('of six processes started at once one runs, and the others name it; also if there is a lock of a dead one', async () => {
  const { folder, config } = projectWith('endless', endless);
  const rounds = isThorough ? 4 : 2;
  for (let round = 0; round < rounds; round++) {
    const runs = Array.from({ length: 6 }, () => start('sweep', config, '--threads', '1'));
    const codes = await Promise.all(
      runs.map(async (started) => {
        await Promise.race([started.ended, untilPrinted(started, /trial \d (starts|resumes)/)]);
        return started.child.exitCode;
      }),
    );
    const [winner, ...more] = runs.filter((_, index) => codes[index] === null);
    expect(more).toEqual([]);
    const pid = winner!.child.pid!;
    expect(holderOf(folder, 'endless').pid).toBe(pid);
    for (const started of runs) {
      if (started === winner) continue;
      const { code, stderr } = await started.ended;
      expect(stderr).toMatch(heldBy(pid));
      expect(code).toBe(2);
    }
    // Its lock stays for the next six.
    winner!.child.kill('SIGKILL');
    await winner!.ended;
    expect(readdirSync(join(folder, 'sweeps')).filter((file) => file.includes('.lock'))).toEqual([
      'endless.lock',
    ]);
  }
});

test('an abandoned lock is taken over: of a dead process, from before a restart, with a reused pid', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  mkdirSync(join(folder, 'sweeps'));
  const lock = { host: hostname(), born: 'boot 1', since: '2026-01-01T00:00:00.000Z', id: 'old' };
  const left = [{ ...lock, pid: await deadPid() }];
  if (existsSync('/proc/self/stat')) left.push({ ...lock, pid: process.ppid });
  for (const holder of left) {
    writeFileSync(lockOf(folder, 'tiny'), JSON.stringify(holder));
    // A process died while taking it over, and so did the process that took that over.
    writeFileSync(`${lockOf(folder, 'tiny')}.old`, JSON.stringify({ ...holder, id: 'older' }));
    const { code, stderr } = await run('sweep', config, '--threads', '1', '--fresh');
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('lock');
    expect(readdirSync(join(folder, 'sweeps'))).toEqual(['tiny.journal.log']);
  }
});

test('a lock of another host, or a file that is not a lock, is left alone, and the message says what to do', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  mkdirSync(join(folder, 'sweeps'));
  const pid = await deadPid();
  const holder = { pid, host: 'elsewhere', born: null, since: '2026-01-01T00:00:00.000Z', id: 'old' };
  for (const [text, message] of [
    [
      JSON.stringify(holder),
      `this sweep is already running: process ${pid} on elsewhere, since 2026-01-01T00:00:00.000Z. Whether it still runs cannot be seen ` +
        'from here. Wait until it ends or stop it there; if it no longer runs, remove the file.',
    ],
    [
      'mine',
      'found a file that does not name a process, expected the lock of a sweep. If no process runs this sweep, remove the file.',
    ],
  ] as const) {
    writeFileSync(lockOf(folder, 'tiny'), text);
    const { code, stderr } = await run('sweep', config, '--fresh');
    expect(stderr).toBe(`error: ${lockOf(folder, 'tiny')}: ${message}\n`);
    expect(code).toBe(2);
    expect(readdirSync(join(folder, 'sweeps'))).toEqual(['tiny.lock']);
    expect(readFileSync(lockOf(folder, 'tiny'), 'utf8')).toBe(text);
  }
  writeFileSync(lockOf(folder, 'tiny'), JSON.stringify(holder));
  const stopped = await run('stop', config);
  expect(stopped.stderr).toBe(
    `error: sweep tiny: found that process ${pid} on elsewhere runs it, on another host or in another container, where this command cannot signal it. ` +
      'Stop it there, or end the container with SIGTERM (docker stop, kubectl delete pod), which does the same.\n',
  );
  expect(stopped.code).toBe(2);
});

test.each(['0', '2'])(
  'a process whose lock was removed writes no more, and says so: %s threads',
  async (threads) => {
    const { folder, config } = projectWith('endless', endless);
    const started = start('sweep', config, '--threads', threads);
    await untilPrinted(started, /trial 0 starts/);
    rmSync(lockOf(folder, 'endless'));
    const { code, stderr } = await started.ended;
    expect(stderr.split('\n').at(-2)).toBe(
      `error: ${lockOf(folder, 'endless')}: the lock of this process was removed, so another one may run this sweep. ` +
        'Nothing was lost: the log has all that was decided, and whoever runs the sweep resumes from there.',
    );
    expect(code).toBe(1);
  },
);

test('where its whole folder was removed, it does not say that nothing was lost', async () => {
  const { folder, config } = projectWith('endless', endless);
  const started = start('sweep', config, '--threads', '0');
  await untilPrinted(started, /trial 0 starts/);
  // Renamed at once: a folder that is being emptied may get new files.
  renameSync(join(folder, 'sweeps'), join(folder, 'elsewhere'));
  const { code, stderr } = await started.ended;
  expect(stderr.split('\n').at(-2)).toBe(
    `error: ${join(folder, 'sweeps')}: this folder was removed, and with it the log of this sweep. Run the same command to start again.`,
  );
  expect(code).toBe(1);
});

test('a folder in the place of a lock is no lock', async () => {
  const { folder, config } = projectWith('tiny', tiny);
  mkdirSync(lockOf(folder, 'tiny'), { recursive: true });
  for (const options of [[], ['--dry-run']]) {
    const { code, stderr } = await run('sweep', config, ...options);
    expect(stderr).toBe(
      `error: ${lockOf(folder, 'tiny')}: found a file that does not name a process, expected the lock of a sweep. If no process runs this sweep, remove the file.\n`,
    );
    expect(code).toBe(2);
  }
});

test('two runs of a sweep in one process exclude each other as well', async () => {
  const { config } = projectWith('tiny', tiny);
  const { readConfig } = await import('@s4nn/config');
  const { sweep } = await import('@s4nn/sweep');
  const read = await readConfig(config);
  const [one, two] = await Promise.allSettled([sweep(read, { threads: 0 }), sweep(read, { threads: 0 })]);
  expect(one.status).toBe('fulfilled');
  expect(String((two as PromiseRejectedResult).reason)).toMatch(heldBy(process.pid));
  expect((await sweep(read, { threads: 0 }))?.name).toBe('tiny');
});

test('on a file system without links, exactly one of several processes still gets the lock', async () => {
  const { folder, config } = projectWith('endless', endless);
  const without = join(folder, 'without-links.mjs');
  writeFileSync(
    without,
    `import fs from 'node:fs';
     import { syncBuiltinESMExports } from 'node:module';
     fs.linkSync = () => { throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link' }); };
     syncBuiltinESMExports();`,
  );
  process.env.NODE_OPTIONS = `--import=${without}`;
  try {
    const first = start('sweep', config, '--threads', '1');
    await untilPrinted(first, /trial 0 starts/);
    const { code, stderr } = await run('sweep', config);
    expect(stderr).toMatch(heldBy(first.child.pid!));
    expect(code).toBe(2);
    first.child.kill('SIGKILL');
    await first.ended;
    const next = start('sweep', config, '--threads', '1');
    await untilPrinted(next, /trial 0 (starts|resumes)/);
    next.child.kill('SIGINT');
    expect((await next.ended).code).toBe(130);
  } finally {
    delete process.env.NODE_OPTIONS;
  }
});
