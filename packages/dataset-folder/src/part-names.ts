import { InputError } from '@s4nn/core';

/** What the images of a folder are for. */
export type Part = 'train' | 'validation' | 'test';

const words: Readonly<Record<string, Part>> = {
  ...{ train: 'train', training: 'train', test: 'test', testing: 'test' },
  ...{ val: 'validation', valid: 'validation', validation: 'validation' },
};

/** Those, and words that say the same but are not taken for it. */
const likeWords: Readonly<Record<string, Part>> = {
  ...words,
  ...{ dev: 'validation', eval: 'validation', evaluation: 'validation', holdout: 'test', unseen: 'test' },
};

/** The part that a folder's name is for; undefined for any other name. */
export function partNamed(name: string): Part | undefined {
  return Object.hasOwn(words, name.toLowerCase()) ? words[name.toLowerCase()] : undefined;
}

/**
 * Refuses names such as training_set and test_set, which would become classes.
 * @throws InputError that says how to go on in either case.
 */
export function checkClassNames(folder: string, folders: readonly string[]): void {
  const like = folders.filter((name) => partIn(name) !== null);
  if (new Set(like.map(partIn)).size < 2) return;
  throw new InputError(
    `${folder}: found folders that look like parts of a dataset (${like.join(', ')}), expected one folder for each class, or train and test with such folders; rename them, or name them in the option classes if they are classes`,
  );
}

/** The part that a word of a name says: "test" for "testSet_2". */
export function partIn(name: string): Part | null {
  const said =
    name
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const found = said.map((word) => word.replace(/(set|data|split|images|imgs)$/, ''));
  return (
    found
      .map((word) => (Object.hasOwn(likeWords, word) ? likeWords[word] : undefined))
      .find((part) => part !== undefined) ?? null
  );
}
