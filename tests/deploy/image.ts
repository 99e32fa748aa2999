import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emptyFolder } from '../../packages/cli/test/project.js';
import { root } from '../process.js';
import { read } from './files.js';

/** The patterns of files that are not copied into the image, as regular expressions. */
const ignored = read('deploy/Dockerfile.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) =>
    line
      .replaceAll('.', '\\.')
      .replace(/^\*\*\//, '(.*/)?')
      .replaceAll(/(?<!\.)\*/g, '[^/]*'),
  )
  .map((pattern) => new RegExp(`^${pattern}(/|$)`));

/** Files of a clone that `COPY . .` copies, in a folder of their own. */
export function copiedIntoImage(): string {
  const folder = emptyFolder();
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of files) {
    if (!ignored.some((pattern) => pattern.test(file)))
      cpSync(join(root, file), join(folder, file), { verbatimSymlinks: true });
  }
  return folder;
}

/** Copies what is built here: the first step of the image would build the same. */
export function copyBuilt(folder: string): void {
  for (const name of readdirSync(join(root, 'packages'))) {
    const built = join(root, 'packages', name, 'dist');
    if (existsSync(built)) cpSync(built, join(folder, 'packages', name, 'dist'), { recursive: true });
  }
}

/** Without what a package manager that runs these tests tells its scripts. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^p?npm_/i.test(name)),
);

/** Runs a step of the image in a folder. */
export const step = (folder: string, script: string) =>
  spawnSync('sh', ['-c', script], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...environment, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  });
