import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { endAll, endsWithin, longSweep, main, runs } from './left-alone.js';

afterAll(endAll);

/** Programs that run what follows their name and wait for it, as npx, pnpm and scripts do. */
function programsNamed(...names: string[]): string {
  const folder = emptyFolder();
  for (const name of names) {
    writeFileSync(join(folder, name), '#!/bin/sh\n"$@"\n');
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** Starts a sweep through a shell command in a session of its own; `MAIN` in it stands for the sweep's command. */
async function started(command: string, { path = '', threads = '0' } = {}) {
  const { folder, config, pid } = longSweep();
  const output = join(folder, 'output');
  const text = command.replace(
    'MAIN',
    `'${process.execPath}' '${main}' sweep '${config}' --threads ${threads}`,
  );
  const { _: __, ...env } = process.env;
  const file = openSync(output, 'w');
  const child = spawn('sh', ['-c', `exec ${text}`], {
    stdio: ['ignore', file, file],
    env: { ...env, PATH: `${path}:${env.PATH}` },
    detached: true,
  });
  const ended = once(child, 'exit');
  return { folder, top: child.pid!, ended, sweep: await pid(), said: () => readFileSync(output, 'utf8') };
}

const parentOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\) . (\d+)/)![1]);

describe.skipIf(!existsSync('/proc/self/stat'))(
  'a sweep that a package manager started (needs /proc)',
  () => {
    const path = programsNamed('npx', 'pnpm', 'a-script');

    test.concurrent.each([
      ['SIGTERM', 'npx', 2],
      ['SIGHUP', 'npx', 2],
      ['SIGKILL', 'sh -c', 1],
      ['SIGKILL', 'pnpm', 0],
    ] as const)('stops after the running epoch when it is left alone: %s of %s', async (signal, _, above) => {
      // With a second command, a shell does not become the first one.
      const run = await started(`npx sh -c 'pnpm "$@"; :' sh MAIN`, {
        path,
        threads: above === 0 ? '1' : '0',
      });
      let victim = parentOf(run.sweep);
      for (let up = 0; up < above; up++) victim = parentOf(victim);
      process.kill(victim, signal);
      expect(await endsWithin(run.sweep, 10_000)).toBe(true);
      expect(run.said()).toContain(
        '\nstopping after the running epochs (the package manager that started it has ended)\nstopped; run the same command',
      );
      expect(existsSync(join(run.folder, 'sweeps/long.lock'))).toBe(false);
      expect(existsSync(join(run.folder, 'sweeps/long.checkpoints/final'))).toBe(true);
    });

    test.concurrent.each([
      ['by a shell that ends', `sh -c 'MAIN & sleep 1'`],
      ['by a script that ends, run by pnpm', `pnpm sh -c 'a-script sh -c "MAIN & sleep 1"; :'`],
      ['in the background of a script: pnpm remains', `a-script sh -c 'pnpm MAIN & sleep 1'`],
    ])('continues when its parent ends that was not meant to stop it: started %s', async (_, command) => {
      const run = await started(command, { path });
      await run.ended;
      expect(await endsWithin(run.sweep, 1500)).toBe(false);
      process.kill(run.sweep, 'SIGINT');
      expect(await endsWithin(run.sweep, 10_000)).toBe(true);
      expect(run.said()).not.toContain('package manager');
    });

    test.concurrent('npm itself, stopped by SIGTERM, stops it too', async ({ skip }) => {
      skip(spawnSync('npm', ['--version']).status !== 0, 'npm is not installed here');
      const run = await started(`npm exec --offline -c "MAIN"`);
      process.kill(run.top, 'SIGTERM');
      expect(await endsWithin(run.sweep, 10_000)).toBe(true);
      expect(run.said()).toContain('(the package manager that started it has ended)');
      expect(runs(run.top)).toBe(false);
    });
  },
);
