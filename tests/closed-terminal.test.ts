import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder } from '../packages/cli/test/project.js';
import { hasPython } from '../packages/weights/testdata/has-python.js';
import { root } from '../release/packages.js';
import { endAll, endsWithin, longSweep, main } from './left-alone.js';
import { projectWith } from './process.js';
import { tiny } from './small-sweeps.js';

afterAll(endAll);

const window = join(import.meta.dirname, 'fixtures/close-window.py');
const env: NodeJS.ProcessEnv = { ...process.env, TERM: 'xterm', CI: '' };

/** Runs a shell command in a window that is closed once a file exists; how it ended: an exit code, or minus a signal. */
async function closedAt(file: string, ...command: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('python3', [window, file, ...command], { env });
  return stdout.trim();
}

describe.skipIf(!hasPython('pty'))('a window that is closed (needs python3)', () => {
  test.concurrent.each(['0', '1'])('stops a sweep after its running epoch: %s threads', async (threads) => {
    const { config, folder, checkpoint } = longSweep();
    expect(await closedAt(checkpoint, process.execPath, main, 'sweep', config, '--threads', threads)).toBe(
      '130',
    );
    expect(existsSync(join(folder, 'sweeps/long.lock'))).toBe(false);
  });

  test.concurrent('lets a command end that ignores it', async () => {
    const { config, folder, checkpoint } = longSweep();
    const sweep = `'${process.execPath}' '${main}' sweep '${config}' --threads 0`;
    // The output of a command that ignores the signal has nowhere to go.
    const ignoring = `trap '' HUP; ${sweep} --set /training/epochs=150; echo $? > '${folder}/code'`;
    await closedAt(checkpoint, 'sh', '-c', ignoring);
    // The results could not be printed.
    expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('2\n');
    expect(existsSync(join(folder, 'results/long/summary.json'))).toBe(true);
  });

  test.concurrent('does not end what nohup started', async () => {
    const { config, folder, checkpoint, pid } = longSweep();
    const sweep = `'${process.execPath}' '${main}' sweep '${config}' --threads 0`;
    const background = `nohup ${sweep} > '${folder}/output' 2>&1 & sleep 60`;
    await closedAt(checkpoint, 'bash', '-c', background);
    const running = await pid();
    expect(await endsWithin(running, 1500)).toBe(false);
    process.kill(running, 'SIGINT');
    expect(await endsWithin(running, 10_000)).toBe(true);
    const said = readFileSync(join(folder, 'output'), 'utf8');
    expect(said).not.toContain('SIGHUP');
    expect(said).toContain('stopped; run the same command to resume');
  });

  test.concurrent('does not end the build before it', async () => {
    const folder = emptyFolder();
    cpSync(join(root, 'scripts'), join(folder, 'scripts'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    mkdirSync(join(folder, 'node_modules/turbo'), { recursive: true });
    mkdirSync(join(folder, 'node_modules/.bin'));
    // Like the builds of our packages, a program of Node's, which cannot ignore the signal.
    const building = `require('fs').writeFileSync('building', ''); setTimeout(() => require('fs').writeFileSync('built', ''), 500)`;
    const turbo = join(folder, 'node_modules/.bin/turbo');
    writeFileSync(turbo, `#!/bin/sh\nexec '${process.execPath}' -e "${building}"\n`, { mode: 0o755 });
    // As a package manager runs scripts.
    const script = `node scripts/build.js && test -f built && touch begun; touch ended`;
    const background = `cd '${folder}'; nohup sh -c '${script}' > output 2>&1 & sleep 60`;
    await closedAt(join(folder, 'building'), 'bash', '-c', background);
    const exists = (file: string): boolean => existsSync(join(folder, file));
    while (!exists('ended')) await setTimeout(20);
    expect(exists('begun')).toBe(true);
  });
});

describe.skipIf(!existsSync('/dev/full'))('a reader that goes away (needs /dev/full)', () => {
  test.concurrent.each([
    ['2>&1 | head -1', 0],
    ['2> /dev/full', 0],
    ['2>&-', 0],
    ['>&- 2>&- <&-', 0],
    ['> /dev/full 2>&1', 2],
  ])('never ends the work: %s', async (redirection, code) => {
    const { folder, config } = projectWith('tiny', tiny);
    const command = `"${process.execPath}" "${main}" sweep "${config}" --threads 0; echo $? > "${folder}/code"`;
    await promisify(execFile)('sh', ['-c', `{ ${command}; } ${redirection}`], { env });
    expect(readFileSync(join(folder, 'code'), 'utf8')).toBe(`${code}\n`);
    expect(existsSync(join(folder, 'results/tiny/summary.json'))).toBe(true);
  });
});
