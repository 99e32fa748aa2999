import { closeSync, openSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from '@s4nn/core';
import { sniff } from '@s4nn/files/sniff';
import { findNpz } from '../npz/find-npz.js';
import { readNpzDataset } from '../npz/read-npz.js';
import type { ReadDataset } from '../read-dataset.js';
import { entriesOf, kindOf } from './entries.js';
import { holdsIdx, locateBelow } from './locate.js';
import { missing } from './missing.js';
import { wantedFiles } from './names.js';
import { readIdxFolder } from './read-idx-folder.js';

/**
 * Reads a dataset from a folder: its IDX files, else its .npz files, else IDX files up to two folders further down; or from an
 * .npz file itself.
 * @throws InputError naming the file or folder, what was found and what was expected.
 */
export function readFolder(path: string, prefix: string): ReadDataset {
  if (kindOf(path) === 'file') {
    const known = sniff(beginningOf(path));
    if (/\.npz$/i.test(path) || known?.kind === 'npz') return readNpzDataset(dirname(path), basename(path));
    const found = known ? known.what : 'a file';
    const cure = known ? known.cure : 'name the folder that it lies in';
    throw new InputError(
      `option folder: found ${found}, ${path}, expected a folder of IDX files, or an .npz file; ${cure}`,
    );
  }
  const entries = entriesOf(path);
  if (holdsIdx(path, entries, prefix)) return readIdxFolder({ folder: path, below: '', entries }, prefix);
  const npz = findNpz(path, entries, prefix);
  if (npz !== null) return readNpzDataset(path, npz);
  const place = locateBelow(path, entries, prefix);
  if (place === null) throw missing(path, entries, wantedFiles(prefix).train.images, prefix);
  return readIdxFolder(place, prefix);
}

function beginningOf(path: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  try {
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    // Whoever reads all of it says why it cannot be read.
    return Uint8Array.of(32);
  }
}
