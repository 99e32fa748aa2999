import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { run } from '../packages/cli/test/run.js';
import { someTests } from './chance.js';
import { leftBy } from './left.js';
import { projectWith, type Started, startBy, untilPrinted } from './process.js';
import { someYinYang } from './small-sweeps.js';

/** A process of its own PID namespace, as in a container; it dies with `unshare`, like a container that is killed hard. */
const isolated = ['unshare', '--user', '--map-root-user', '--pid', '--fork', '--mount-proc', '--kill-child'];
const named = (host: string) => [...isolated, '--uts', 'sh', '-c', `hostname ${host} && exec "$0" "$@"`];
const probe = spawnSync(isolated[0]!, [...isolated.slice(1), 'true'], { encoding: 'utf8' });
const reason = probe.error?.message ?? probe.stderr;
if (probe.status !== 0) console.warn(`Skipped: sweeps in containers. unshare fails: ${reason.trim()}`);

/** A heart that was silent for 3 s counts as dead in these tests, not only after 30 s. */
const pace = new URL('../packages/files/dist/lock/watch-lock.js', import.meta.url).href;
const quick = join(mkdtempSync(join(tmpdir(), 's4nn-')), 'quick.mjs');
writeFileSync(
  quick,
  `import { pace } from ${JSON.stringify(pace)}; Object.assign(pace, { every: 200, looks: 15 });`,
);

const started: Started[] = [];
const begin = (...given: Parameters<typeof startBy>): Started => {
  const one = startBy(...given);
  started.push(one);
  return one;
};

const lockIn = (folder: string) => join(folder, 'sweeps/small.lock');
const silence = (host: string) =>
  new RegExp(`^process 1 on ${host} held this sweep; its heartbeat has not changed for \\S+ of 3 s$`, 'm');
const hardKill = async ({ child, ended }: Started): Promise<void> => {
  child.kill('SIGKILL');
  await ended;
};

describe.skipIf(probe.status !== 0)('sweeps in containers', () => {
  const oneOf = someTests('containers', { all: 3, tried: 1 });
  beforeAll(() => {
    process.env.NODE_OPTIONS = `--import=${quick}`;
  });
  // Those of a test that failed would run for ever.
  afterEach(() => {
    for (const { child } of started.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => {
    delete process.env.NODE_OPTIONS;
  });

  oneOf(
    'a container of the same host name is refused although training keeps the holder busy; one of another name resumes after a hard kill',
    async () => {
      const use = fileURLToPath(new URL('fixtures/endless-backend.js', import.meta.url));
      const { folder, config } = projectWith('small', {
        ...someYinYang,
        backend: { use, busy: true },
        training: { epochs: 2, validation: 50 },
        search: { trials: 2, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } } },
      });
      const first = begin(isolated, 'sweep', config, '--threads', '0');
      await untilPrinted(first, /trial 0 starts/);
      // Both are process 1 on the same host, and look so to each other.
      const second = await begin(isolated, 'sweep', config, '--threads', '0').ended;
      expect(second.stderr).toMatch(
        new RegExp(`this sweep is already running: process 1 on ${hostname()}, since 20[^]*, stop it there`),
      );
      expect(second.code).toBe(2);
      const planned = await run('sweep', config, '--dry-run');
      expect(planned.stderr).toContain('this sweep is already running: process 1 on');
      expect(planned.code).toBe(2);
      expect((await run('status', config)).stdout).toMatch(
        new RegExp(`^process 1 on ${hostname()} has been running it since 20`, 'm'),
      );
      expect((await run('stop', config)).stderr).toContain('on another host or in another container');
      expect(first.child.exitCode).toBe(null);

      await hardKill(first);
      const { stdout } = await begin([], 'status', config).ended;
      expect(stdout).toMatch(/^process 1 on \S+ may be running it/m);
      // As on another machine: here, the next namespace may get the number of the last one, and then sees at once that it is dead.
      writeFileSync(
        lockIn(folder),
        readFileSync(lockIn(folder), 'utf8').replace(/"namespace":"\S+/, '"namespace":"elsewhere'),
      );
      const third = begin(named('c0ffee03'), 'sweep', config, '--threads', '0');
      await untilPrinted(third, /trial 0 starts/);
      expect(third.output()).toMatch(silence(hostname()));
      expect(JSON.parse(readFileSync(lockIn(folder), 'utf8'))).toMatchObject({ pid: 1, host: 'c0ffee03' });
      await hardKill(third);
    },
  );

  oneOf(
    'a holder that was suspended and taken over writes nothing more when it wakes, and the sweep ends as if undisturbed',
    async () => {
      const small = {
        ...someYinYang,
        training: { epochs: 100, validation: 50, seed: 4 },
        search: { trials: 8, space: { '/network/layers/0/learningRate': { uniform: [0.1, 0.5] } } },
      };
      const undisturbed = projectWith('small', small);
      expect((await run('sweep', undisturbed.config, '--threads', '1')).code).toBe(0);
      const { folder, config } = projectWith('small', small);
      const first = begin(named('c0ffee01'), 'sweep', config, '--threads', '1');
      await untilPrinted(first, /trial 1 (complete|starts|resumes)/);
      const children = `/proc/${first.child.pid}/task/${first.child.pid}/children`;
      const inside = Number(readFileSync(children, 'utf8'));
      process.kill(inside, 'SIGSTOP');
      const second = begin(named('c0ffee02'), 'sweep', config, '--threads', '1');
      await untilPrinted(second, /trial \d+ (starts|resumes)/);
      process.kill(inside, 'SIGCONT');
      const woken = await first.ended;
      expect(woken.stderr).toMatch(
        /^error: \S+small\.lock: process 1 on c0ffee02 has taken this sweep over, because .* Nothing was lost/m,
      );
      expect(woken.code).toBe(1);
      const { code, stderr } = await second.ended;
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(silence('c0ffee01'));
      expect(leftBy(folder, 'small')).toEqual(leftBy(undisturbed.folder, 'small'));
      expect(readdirSync(join(folder, 'sweeps'))).toEqual(['small.journal.log']);
    },
  );

  oneOf(
    'of several containers that wait for the same silent heart, one takes over, and the others name it',
    async () => {
      const { folder, config } = projectWith('small', {
        ...someYinYang,
        training: { epochs: 100_000, validation: 50 },
      });
      mkdirSync(join(folder, 'sweeps'));
      const gone = {
        pid: 1,
        host: 'c0ffee01',
        namespace: 'boot pid:[1]',
        born: 'boot 1',
        beat: '0000000007',
      };
      writeFileSync(
        lockIn(folder),
        JSON.stringify({ ...gone, since: '2026-01-01T00:00:00.000Z', id: 'gone' }),
      );
      const runs = [2, 3, 4].map((n) => begin(named(`c0ffee0${n}`), 'sweep', config, '--threads', '0'));
      await Promise.race(runs.map((started) => untilPrinted(started, /a single run of/)));
      const { host } = JSON.parse(readFileSync(lockIn(folder), 'utf8'));
      const winner = runs[host.at(-1) - 2]!;
      for (const started of runs.filter((started) => started !== winner)) {
        const { code, stderr } = await started.ended;
        expect(stderr).toContain(`this sweep is already running: process 1 on ${host}, since`);
        expect(code).toBe(2);
      }
      expect(winner.child.exitCode).toBe(null);
      await hardKill(winner);
    },
  );
});
