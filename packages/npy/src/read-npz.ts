import { InputError } from '@s4nn/core/errors';
import { sniff } from '@s4nn/files/sniff';
import { checkSize } from './decode.js';
import { headerAtMost, isNpy, parseNpyHeader } from './header.js';
import type { NamedArray } from './npy-array.js';
import { otherFile } from './other-file.js';
import { parseNpy } from './parse-npy.js';
import { shown } from './shown.js';
import { unpackStart, unpackWhole } from './zip/unpack.js';
import { type ZipEntry, zipEntries } from './zip/zip-entries.js';

const npz = 'an .npz file';

/** What an archive may inflate to: so many bytes, or so many times its own size. */
const plenty = { bytes: 2 ** 25, times: 100 };

/**
 * Reads an `.npz` archive, stored or deflated; its arrays come in the order of its table, as in `numpy.load(file).files`.
 * Sizes are checked before anything is inflated, and checksums after.
 * @param place names the file in errors.
 * @throws InputError that says what was found and what was expected.
 */
export function readNpz(bytes: Uint8Array, place: string): readonly NamedArray[] {
  const entries = entriesOf(bytes, place);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > Math.max(plenty.bytes, plenty.times * bytes.length)) {
    throw new InputError(
      `${place}: found ${bytes.length} bytes that inflate to ${total}, expected at most ${plenty.times} times as many. ` +
        `Save it with numpy.savez, which does not compress.`,
    );
  }
  const names = new Set<string>();
  return entries.map((entry) => {
    const name = entry.name.replace(/\.npy$/, '');
    if (names.has(name)) {
      throw new InputError(`${place}: found two arrays named "${shown(name)}", expected one of each name.`);
    }
    names.add(name);
    return { name, ...arrayIn(entry, `${place}[${shown(name)}]`) };
  });
}

function arrayIn(entry: ZipEntry, place: string) {
  const header = parseNpyHeader(unpackStart(entry, headerAtMost, place), place);
  checkSize(header, entry.size - header.start, place);
  return parseNpy(unpackWhole(entry, place), place);
}

/** Whether bytes begin as a ZIP archive does, an empty one too. */
export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The entries of an archive of arrays. @throws InputError that says what another file is. */
function entriesOf(bytes: Uint8Array, place: string): readonly ZipEntry[] {
  const { kind } = sniff(bytes) ?? {};
  const other = kind === 'npz' || kind === 'zip' || kind === undefined ? null : otherFile(bytes, place, npz);
  if (!isZip(bytes)) throw other ?? otherFile(bytes, place, npz);
  let entries: readonly ZipEntry[];
  try {
    entries = zipEntries(bytes, place);
  } catch (error) {
    throw other ?? error;
  }
  // A name such as a/version.npy makes an archive of arrays look like another.
  if (other && !entries.every((entry) => isNpy(unpackStart(entry, 16, place)))) throw other;
  return entries;
}
