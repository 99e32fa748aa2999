import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noRedis, RedisServer, redisNote } from '../packages/lanes-bullmq/test/redis-server.js';
import { publicPackages, root } from '../release/packages.js';
import { someOf } from './chance.js';
import { addImages } from './images.js';

/** The example of the command is run in publish.test.ts, where the command is installed; that of the queue needs Redis. */
const withExample = publicPackages.filter(
  ({ manifest }) => !['@s4nn/cli', '@s4nn/lanes-bullmq'].includes(manifest.name),
);
const [queue] = publicPackages.filter(({ manifest }) => manifest.name === '@s4nn/lanes-bullmq');

/** A project in which all packages are installed. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-readme-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(root, 'packages'), join(folder, 'node_modules/@s4nn'));
  const hyperopt = join(root, 'packages/tpe/node_modules/hyperparameters');
  symlinkSync(hyperopt, join(folder, 'node_modules/hyperparameters'));
  return folder;
}

/**
 * Runs the example of a folder. Node 20 may hang as it ends, when its compiler waits for a garbage collection that no longer comes
 * (seen once in some hundred runs): then it is run again.
 */
function printedBy(folder: string, env: Readonly<Record<string, string>>): string {
  const run = (): string =>
    execFileSync(process.execPath, ['example.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 50_000,
      env: { ...process.env, ...env },
    });
  try {
    return run();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ETIMEDOUT') throw error;
    return run();
  }
}

const images: Readonly<Record<string, (folder: string) => void>> = {
  '@s4nn/images': (folder) => addImages(join(folder, 'pets'), { cat: 100, dog: 100 }),
  '@s4nn/dataset-folder': (folder) => addImages(join(folder, 'pets'), { cat: 100, dog: 100 }),
  '@s4nn/dataset-caltech': (folder) =>
    addImages(join(folder, 'data/caltech101/101_ObjectCategories'), { Faces: 435, Motorbikes: 798 }),
};

/** Runs the first example of a package's README. */
function runExample({ folder, manifest }: (typeof publicPackages)[number], env = {}): void {
  const text = readFileSync(join(folder, 'README.md'), 'utf8');
  const block = (language: string) => text.match(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's'))?.[1];
  const at = project();
  images[manifest.name]?.(at);
  const config = block('json');
  if (config !== undefined) writeFileSync(join(at, 'config.json'), config);
  writeFileSync(join(at, 'example.mjs'), block('js')!);
  const printed = printedBy(at, env);
  // The output in comments is what is printed.
  for (const [, promised] of block('js')!.matchAll(/^console\.log.*; \/\/ (\[.*\].*|\d+)$/gm)) {
    expect(printed).toContain(`${promised}\n`);
  }
  if (manifest.name === '@s4nn/report') expect(existsSync(join(at, 'report.html'))).toBe(true);
}

const some = someOf('readmes', withExample, 8);
test.each(some.tried)(`the first example of $manifest.name runs as it stands (${some.note})`, (each) =>
  runExample(each),
);

test.skipIf(noRedis !== null)(
  `the first example of @s4nn/lanes-bullmq runs as it stands${redisNote}`,
  async () => {
    await using server = await RedisServer.start();
    runExample(queue!, { S4NN_QUEUE: server.url });
  },
);
