import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { run } from '../packages/cli/test/run.js';
import { projectWith, start } from './process.js';
import { someYinYang } from './small-sweeps.js';

const config = {
  ...someYinYang,
  training: { epochs: 3, validation: 50, seed: 1 },
  search: { trials: 3, space: { '/network/layers/0/learningRate': { uniform: [0.01, 0.5] } } },
};
const main = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const full = existsSync('/dev/full');

test.skipIf(!full)('a failure to print is reported, with exit code 2 (needs /dev/full)', async () => {
  const project = projectWith('small', config);
  await run('sweep', project.config);
  for (const command of ['--help', 'trials small', 'export small --to jsonl', 'best small --json']) {
    const shell = `"${process.execPath}" "${main}" -C "${project.folder}" ${command} > /dev/full`;
    const failed = await promisify(execFile)('sh', ['-c', shell]).catch((error) => error);
    expect([failed.code, failed.stderr], command).toEqual([
      2,
      'stdout: cannot be written (ENOSPC: no space left on device, write)\n',
    ]);
  }
});

test('export ends silently if its reader closes the pipe', async () => {
  const { folder, config: file } = projectWith('tiny', config);
  await run('sweep', file);
  const { child, ended } = start('-C', folder, 'export', 'tiny', '--to', 'jsonl');
  child.stdout!.destroy();
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
});
