import { InputError } from '@s4nn/core';
import type { Entry } from '../folder/entries.js';

/** The .npz file that holds a whole dataset, or the four that KMNIST has. */
export type NpzFiles = string | Readonly<Record<NpzPart, string>>;

/** What each of four .npz files holds. */
export type NpzPart = 'train-imgs' | 'train-labels' | 'test-imgs' | 'test-labels';

/** In the order of a dataset's sources. */
export const npzParts: readonly NpzPart[] = ['train-imgs', 'train-labels', 'test-imgs', 'test-labels'];

/**
 * Looks for .npz files whose names begin with a prefix.
 * @returns null if there are none.
 * @throws InputError if there are several datasets of them, or a part of one.
 */
export function findNpz(folder: string, entries: readonly Entry[], prefix: string): NpzFiles | null {
  const files = entries.flatMap(({ name, kind }) =>
    kind === 'file' && name.startsWith(prefix) && /\.npz$/i.test(name) ? [name] : [],
  );
  const stemOf = (file: string): string | null => {
    const part = npzParts.find((end) => file.endsWith(`${end}.npz`));
    return part ? file.slice(0, -`${part}.npz`.length) : null;
  };
  const stems = [...new Set(files.flatMap((file) => stemOf(file) ?? []))];
  const whole = files.filter((file) => stemOf(file) === null);
  if (stems.length + whole.length > 1) {
    const found = [...whole, ...stems.map((stem) => `${stem}*.npz`)].join(', ');
    const cure = 'name a file in option folder, or its beginning in option prefix';
    throw new InputError(`${folder}: found ${found}, expected one dataset; ${cure}`);
  }
  const [stem] = stems;
  if (stem === undefined) return whole[0] ?? null;
  const lacking = npzParts.map((part) => `${stem}${part}.npz`).find((file) => !files.includes(file));
  if (lacking !== undefined) {
    throw new InputError(`${folder}: found ${files.join(', ')}, expected ${lacking} too; put it there`);
  }
  return Object.fromEntries(npzParts.map((part) => [part, `${stem}${part}.npz`])) as Record<NpzPart, string>;
}
