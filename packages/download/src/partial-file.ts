import { readFileSync, rmSync, statSync } from 'node:fs';
import { replaceFile } from '@s4nn/files';

/** Where the first part of a file came from. */
interface Origin {
  readonly url: string;
  /** Its strong ETag, or else its date, which distinguishes this version; null if the server sends neither. */
  readonly version: string | null;
}

/** The first part of a file, with its version in a second file, so that a later process does not mix two versions. */
export interface PartialFile {
  readonly file: string;
  readonly size: () => number;
  /** The version to resume, if the server still has it. */
  readonly version: () => string | null;
  /** Stores the version of the bytes that are about to arrive. */
  readonly keepVersion: (version: string | null) => void;
  readonly remove: () => void;
}

/** Opens the partial file of an address. Removes it if it belongs to another address. */
export function partialFile(file: string, url: string): PartialFile {
  const beside = `${file}.json`;
  const remove = (): void => {
    for (const path of [file, beside]) rmSync(path, { force: true });
  };
  const known = originIn(beside);
  if (known && known.url !== url) remove();
  return {
    file,
    size: () => statSync(file, { throwIfNoEntry: false })?.size ?? 0,
    version: () => originIn(beside)?.version ?? null,
    keepVersion: (version) => replaceFile(beside, JSON.stringify({ url, version } satisfies Origin)),
    remove,
  };
}

function originIn(file: string): Origin | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Origin;
  } catch {
    return null;
  }
}
