/** What S4NN_SEED says, to repeat what chance found. */
const given = process.env.S4NN_SEED ? Number(process.env.S4NN_SEED) : null;

/** A fresh seed for each run, or S4NN_SEED: for what only chance finds. Its test has it in its name. */
export const freshSeed: number = given ?? Date.now() % 2 ** 31;

/** How a test with {@link freshSeed} says in its name what repeats it. */
export const repeatedBy = `S4NN_SEED=${freshSeed}`;

const isThorough = process.env.S4NN_THOROUGH === '1';

/** How many random cases a property is tried on. */
export interface Cases {
  /** As fast-check takes them: the same ones in each run, unless S4NN_SEED names others. */
  readonly options: { readonly numRuns: number; readonly seed: number };
  /** How many they are, and that there can be more, for the test's name. */
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
