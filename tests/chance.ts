import { random } from '@s4nn/core';
import { test } from 'vitest';

/** The seed in S4NN_SEED, which repeats an earlier run. */
const given = process.env.S4NN_SEED ? Number(process.env.S4NN_SEED) : null;

/** A new seed for each run, or S4NN_SEED, for faults that only chance finds. The name of its test contains it. */
export const freshSeed: number = given ?? Date.now() % 2 ** 31;

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

/**
 * For tests that take long: an ordinary run has some of them, by chance, and a thorough one has all.
 * @param group names them: another group draws others.
 * @param count how many there are, and how many of them an ordinary run has.
 * @returns what registers one.
 */
export function someTests(
  group: string,
  count: { readonly all: number; readonly tried: number },
): (name: string, action: () => Promise<void> | void) => void {
  const first = Math.floor(count.all * random(freshSeed, group)());
  let index = 0;
  return (name, action) => {
    const place = (index++ + count.all - first) % count.all;
    if (isThorough || place < count.tried) {
      test(
        `${name} (${count.tried} of ${count.all} by chance, all with S4NN_THOROUGH=1; ${repeatedBy})`,
        action,
      );
    }
  };
}
