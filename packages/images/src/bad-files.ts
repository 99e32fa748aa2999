import { InputError } from '@s4nn/core';
import { composed } from './names.js';

/** A file among the images that cannot be read. */
export interface BadFile {
  /** Below the folder of the classes, with slashes. */
  readonly name: string;
  /** What was found: "a link to nothing". */
  readonly reason: string;
  /** What helps, if that is known. */
  readonly cure?: string;
}

/** What to say of a file or folder by what was found instead of its content. */
export const unread = (reason: string): Pick<BadFile, 'reason' | 'cure'> => ({
  reason,
  ...(reason.endsWith('may not read') ? { cure: 'correct its permissions' } : {}),
});

/** How many are named at once. */
const named = 10;

/**
 * The error that refuses them, all at once: it names the first ten with their reasons.
 * @param option what the option `bad` is: it helps only if it is not skip already.
 */
export function badFilesError(
  folder: string,
  bad: readonly BadFile[],
  option: 'refuse' | 'skip',
): InputError {
  const [first] = bad;
  const cures = [...new Set(bad.map(({ cure }) => cure))];
  const one = bad.length === 1;
  const usual = one ? 'replace or remove it' : 'replace or remove them';
  const skip = option === 'skip' ? '' : `, or leave ${one ? 'it' : 'them'} out by "bad": "skip"`;
  const cure = `${(cures.length === 1 && cures[0]) || usual}${skip}`;
  if (one) {
    return new InputError(
      `${folder}/${composed(first!.name)}: found ${first!.reason}, expected an image; ${cure}`,
    );
  }
  return new InputError(
    `${folder}: found ${bad.length} images that cannot be read, expected none ${reasonsOf(bad)}; ${cure}`,
  );
}

/** The note that says what was left out. */
export const badFilesNote = (bad: readonly BadFile[]): string =>
  `left out ${bad.length === 1 ? '1 image that' : `${bad.length} images that`} cannot be read ${reasonsOf(bad)}; "bad": "refuse" stops instead`;

/** The first ones by their reasons: "(a link to nothing: a/1.png; an HTML page: a/2.png, b/1.png; and 3 more)". */
export function reasonsOf(bad: readonly BadFile[]): string {
  const reasons = new Map<string, string[]>();
  for (const { name, reason } of bad.slice(0, named)) {
    reasons.set(reason, [...(reasons.get(reason) ?? []), composed(name)]);
  }
  const more = bad.length > named ? [`and ${bad.length - named} more`] : [];
  const texts = [...reasons].map(([reason, names]) => `${reason}: ${names.join(', ')}`);
  return `(${[...texts, ...more].join('; ')})`;
}
