import { random } from '@s4nn/core';
import { type TestContext, test } from 'vitest';

/** The seed in S4NN_SEED, which repeats an earlier run. */
const given = process.env.S4NN_SEED ? Number(process.env.S4NN_SEED) : null;

/** A new seed for each run, or S4NN_SEED, for faults that only chance finds. The name of its test contains it. */
export const freshSeed: number = given ?? Number(process.env.S4NN_DRAW ?? Date.now() % 2 ** 31);

/** How to repeat a test with {@link freshSeed}, for its name. */
export const repeatedBy = `S4NN_SEED=${freshSeed}`;

/** Whether to test thoroughly: everything, and for longer. */
export const isThorough = process.env.S4NN_THOROUGH === '1';

/** How many random cases a property is tested with. */
export interface Cases {
  /** Options of fast-check: the same cases in each run, unless S4NN_SEED gives others. */
  readonly options: { readonly numRuns: number; readonly seed: number };
  /** The number of cases, and how to get more, for the test's name. */
  readonly tried: string;
}

/** A few cases, or twenty times as many with S4NN_THOROUGH=1. */
export function cases(few: number): Cases {
  const many = 20 * few;
  return {
    options: { numRuns: isThorough ? many : few, seed: given ?? 1 },
    tried: isThorough ? `${many} cases` : `${few} cases, ${many} with S4NN_THOROUGH=1`,
  };
}

/** Some of what takes long to test. */
export interface Some<Item> {
  /** What this run tests. */
  readonly tried: readonly Item[];
  /** Which part of the whole that is, and how to repeat it, for the test's name. */
  readonly note: string;
}

/** In an ordinary run `count` neighbours in a list, by chance; in a thorough one the whole list. Another group draws others. */
export function someOf<Item>(group: string, all: readonly Item[], count: number): Some<Item> {
  const first = Math.floor(all.length * random(freshSeed, group)());
  const isTried = (index: number): boolean => (index + all.length - first) % all.length < count;
  return {
    tried: isThorough ? all : all.filter((_, index) => isTried(index)),
    note: `${isThorough ? `all ${all.length}` : `${count} of ${all.length} by chance, all with S4NN_THOROUGH=1`}; ${repeatedBy}`,
  };
}

/**
 * The same for tests that are written one after the other.
 * @param group as in {@link someOf}.
 * @returns what registers one of them, or leaves it out.
 * @throws Error for more tests than `all`.
 */
export function someTests(group: string, { all, tried }: { readonly all: number; readonly tried: number }) {
  const some = someOf(group, [...Array(all).keys()], tried);
  let index = 0;
  return (name: string, action: (context: TestContext) => Promise<void>, timeout?: number): void => {
    if (index === all) throw new Error(`found more than ${all} tests of the group ${group}`);
    if (some.tried.includes(index++)) test(`${name} (${some.note})`, action, timeout);
  };
}
