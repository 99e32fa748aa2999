import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { drawnOf } from './tests/drawn.js';
import { longestFirst, placeOf } from './tests/longest.js';
import { SkippedReporter } from './tests/skipped.js';

const root = fileURLToPath(new URL('./', import.meta.url));

/** What a test imports that starts a browser, a GPU, a process or a thread, or trains a sweep. */
const outside =
  /playwright-core|test\/browser\.js|webgpu|adapterName|node:child_process|node:worker_threads|has-python|numpy\.js|release\/run\.js|\.\/(process|here|left-alone)\.js|in-page\.js/;

const testsIn = (folder: string): string[] =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`);

/** All tests, as paths from the root. */
const all = [
  ...testsIn('tests'),
  ...readdirSync(`${root}packages`).flatMap((name) =>
    ['src', 'page']
      .map((part) => `packages/${name}/${part}`)
      .filter((folder) => existsSync(root + folder))
      .flatMap(testsIn),
  ),
];
/** Tests of commands that train on as many threads as there are cores. */
const training = /cli\/src\/commands\/(sweep|paper|pruned)|lanes\/src\/contract/;
const programs = all.filter((file) => training.test(file) || outside.test(readFileSync(root + file, 'utf8')));

/** In milliseconds; thorough tests have twenty times as many cases. */
const timeout = process.env.S4NN_THOROUGH === '1' ? 1_200_000 : 120_000;

/** The workers' {@link freshSeed}, so that one number repeats a run. */
process.env.S4NN_DRAW ??= String(Number(process.env.S4NN_SEED ?? Date.now()) % 2 ** 31);
const drawn = drawnOf(longestFirst(programs), Number(process.env.S4NN_DRAW), {
  words: process.argv.slice(2),
  isThorough: process.env.S4NN_THOROUGH === '1',
});

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => placeOf(relative(root, moduleId));
    const byPlace = (await super.sort(files)).sort((a, b) => place(a) - place(b));
    // Those of a project one after the other, as its files share a process.
    return ['programs', 'units'].flatMap((name) => byPlace.filter(({ project }) => project.name === name));
  }
}

export default defineConfig({
  test: {
    testTimeout: timeout,
    hookTimeout: timeout,
    // Many tests wait for a process or a clock most of the time.
    maxWorkers: availableParallelism() + 1,
    // Files share a process, as each would load the same modules again: a third of the units' time. A test that changes a
    // variable of the environment puts it back.
    isolate: false,
    reporters: ['default', new SkippedReporter(drawn.note)],
    setupFiles: ['tests/seed.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['tests/**/*.test.ts', 'packages/*/{src,page}/**/*.test.ts', 'packages/*/*.test.{js,ts}'],
          exclude: programs,
        },
      },
      { extends: true, test: { name: 'programs', include: [...drawn.files] } },
    ],
  },
});
