import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** The outermost skipped group that a test belongs to, or the test itself. */
const skippedWhole = (test: TestCase): TestCase | TestSuite => {
  let whole: TestCase | TestSuite = test;
  for (let at = test.parent; at.type === 'suite'; at = at.parent) {
    if (at.options.mode === 'skip') whole = at;
  }
  return whole;
};

/** Prints what was skipped and why after a run: vitest's own reporter prints neither for a group. */
export class SkippedReporter implements Reporter {
  readonly #files: string;

  /** @param files which part of the files of tests that start programs the run tests. */
  constructor(files: string) {
    this.#files = files;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = new Set<string>();
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const { note } = test.result() as { readonly note?: string };
        const whole = skippedWhole(test);
        skipped.add(`${module.relativeModuleId}: ${whole.fullName}${note ? ` (skipped: ${note})` : ''}`);
      }
    }
    console.warn(`Files of tests that start programs: ${this.#files}`);
    for (const line of skipped) console.warn(`Skipped: ${line}`);
  }
}
