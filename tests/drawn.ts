/** Of the files of tests that start programs, those that a run tests. */
export interface Drawn {
  readonly files: readonly string[];
  /** Which part that is and how to repeat it, for the reader of the run. */
  readonly note: string;
}

/** An ordinary run tests one file out of this many. */
const share = 4;

/**
 * Every fourth file, from the first, second, third or fourth by chance; all in a thorough run, and in one that names files.
 * @param files in the order of their costs, so that each quarter costs about as much.
 * @param seed of the choice.
 * @param words of the command line, after `vitest`.
 */
export function drawnOf(
  files: readonly string[],
  seed: number,
  { words, isThorough }: { readonly words: readonly string[]; readonly isThorough: boolean },
): Drawn {
  const isNamed = words.some((word) => !word.startsWith('-') && word !== 'run' && word !== 'watch');
  if (isThorough || isNamed) return { files, note: `all ${files.length}` };
  const drawn = files.filter((_, index) => index % share === seed % share);
  return {
    files: drawn,
    note: `${drawn.length} of ${files.length} by chance, all with S4NN_THOROUGH=1; S4NN_SEED=${seed}`,
  };
}
