import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { SkippedReporter } from './tests/skipped.js';

const root = fileURLToPath(new URL('./', import.meta.url));

/** What a test imports that starts a browser, a GPU, a process or a thread. */
const outside =
  /playwright-core|webgpu|adapterName|node:child_process|node:worker_threads|has-python|numpy\.js/;

/** Tests beside the sources, as paths from the root. */
const beside = readdirSync(`${root}packages`).flatMap((name) =>
  ['src', 'page']
    .map((part) => `packages/${name}/${part}`)
    .filter((folder) => existsSync(root + folder))
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => `${folder}/${file}`),
    ),
);
/** Tests of commands that train on as many threads as there are cores. */
const training = /cli\/src\/commands\/(sweep|paper|pruned)|lanes\/src\/contract/;
const programs = beside.filter(
  (file) => training.test(file) || outside.test(readFileSync(root + file, 'utf8')),
);

/** Those that take longest, longest first, so that the workers end at about the same time. */
const longest = [
  'tests/engines.test.ts',
  'tests/publish.test.ts',
  'tests/reproducible.test.ts',
  'tests/killed.test.ts',
  'tests/scaffold.test.ts',
  'tests/threads.test.ts',
  'backend-gpu/src/browser.test.ts',
  'backend-gpu/src/contract.test.ts',
  'report/page/sweep/page.test.ts',
  'tests/continued.test.ts',
  'bench/src/order/main.test.ts',
  'backend-cpu/src/contract.test.ts',
  'dataset-caltech/src/caltech.test.ts',
];

/** In milliseconds; thorough tests have twenty times as many cases. */
const timeout = process.env.S4NN_THOROUGH === '1' ? 1_200_000 : 120_000;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((name) => moduleId.endsWith(name));
      return place === -1 ? longest.length : place;
    };
    const byPlace = (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
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
    reporters: ['default', new SkippedReporter()],
    setupFiles: ['tests/seed.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['packages/*/{src,page}/**/*.test.ts', 'packages/*/*.test.{js,ts}'],
          exclude: programs,
        },
      },
      { extends: true, test: { name: 'programs', include: ['tests/**/*.test.ts', ...programs] } },
    ],
  },
});
