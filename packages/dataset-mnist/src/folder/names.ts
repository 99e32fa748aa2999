import type { Content } from '../idx/header.js';

/** The files of one kind: what their names begin with, in order of preference, and what they hold. */
export interface Wanted {
  readonly stems: readonly string[];
  readonly content: Content;
}

/** Each ending also with `.gz`; the one of an MNIST file first. */
const endings = {
  images: ['-idx3-ubyte', '.idx3-ubyte'],
  labels: ['-idx1-ubyte', '.idx1-ubyte', '-idx2-int', '.idx2-int', '-idx1-int', '.idx1-int'],
} as const;

/** `t10k` is MNIST's name for the test split, `test` that of EMNIST and QMNIST. */
const splits = { train: ['train'], test: ['t10k', 'test'] } as const;

/**
 * The four kinds of files that make a dataset.
 * @param prefix what all names begin with: "emnist-letters", "qmnist", or nothing.
 */
export function wantedFiles(prefix: string): Readonly<Record<'train' | 'test', Record<Content, Wanted>>> {
  const start = prefix === '' || /[-_.]$/.test(prefix) ? prefix : `${prefix}-`;
  const of = (split: 'train' | 'test', content: Content): Wanted => ({
    stems: splits[split].map((name) => `${start}${name}-${content}`),
    content,
  });
  return {
    train: { images: of('train', 'images'), labels: of('train', 'labels') },
    test: { images: of('test', 'images'), labels: of('test', 'labels') },
  };
}

/** The names that a file may have, in order of preference. */
export function namesOf(stem: string, content: Content): readonly string[] {
  const plain = endings[content].map((ending) => `${stem}${ending}`);
  return [...plain, ...plain.map((name) => `${name}.gz`)];
}

/** {@link namesOf} in few words, for errors. */
export function namesText({ stems, content }: Wanted): string {
  const [first, ...others] = endings[content];
  const names = stems.map((stem) => `${stem}${first}`).join(' or ');
  return `${names} (also ${others.join(', ')}, each with or without .gz)`;
}
