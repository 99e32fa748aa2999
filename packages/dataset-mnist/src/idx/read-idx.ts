import type { DataSource } from '@s4nn/core';
import { readInput, sourceOf } from '@s4nn/files';
import { gunzipIdx } from './gunzip.js';
import type { Content } from './header.js';
import { type Numbers, parseIdx } from './idx.js';

/** An IDX file that was read, and its checksum. */
export interface ReadIdx<Of extends Content> {
  readonly numbers: Numbers<Of>;
  readonly source: DataSource;
}

/**
 * Reads an IDX file, gzipped or not.
 * @param name what provenance calls it.
 * @throws InputError naming the file, what was found and what was expected.
 */
export function readIdx<Of extends Content>(path: string, name: string, content: Of): ReadIdx<Of> {
  const bytes = readInput(path, `an IDX file of ${content}`);
  const numbers = parseIdx(gunzipIdx(bytes, path, content), path, content);
  return { numbers, source: sourceOf(name, bytes) };
}
