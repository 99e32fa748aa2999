import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type DataSource, InputError } from '@s4nn/core';
import { readInput, sourceOf } from '@s4nn/files';
import { sniff } from '@s4nn/files/sniff';

/** A file as it is on the disk, or unpacked, and how a provenance names it. */
export interface TableBytes {
  readonly bytes: Uint8Array;
  readonly source: DataSource;
}

/** As long as a text of Node may be, about. */
const mostUnpacked = 2 ** 29;

/** Kinds of files that are text, or are read as such. */
const textual = new Set(['empty', 'zeros', 'lfs', 'html', 'xml', 'pdf', 'arff', 'gzip']);
const encoded = new Set(['utf16le', 'utf16be']);

/**
 * The bytes of a table, unpacked if they are gzip data.
 * @param most bytes that gzip data may unpack to.
 * @throws InputError when the file cannot be read, or is of another kind than text.
 */
export function readBytes(file: string, most = mostUnpacked): TableBytes {
  const read = readInput(file, 'a table (relative paths start at the config)');
  const source = sourceOf(basename(file), read);
  const bytes = kindOf(read)?.kind === 'gzip' ? unpack(file, read, most) : read;
  const other = kindOf(bytes);
  if (!other) return { bytes, source };
  const where = bytes === read ? '' : ' inside the gzip data';
  throw new InputError(`${file}: found ${other.what}${where}, expected a table as text; ${other.cure}`);
}

/** What a file is if it is not text. A table may begin with "BMI" or "PAR1": what is binary holds control characters, too. */
function kindOf(bytes: Uint8Array): ReturnType<typeof sniff> {
  const found = sniff(bytes);
  if (!found || encoded.has(found.kind)) return null;
  return textual.has(found.kind) || bytes.subarray(0, 4096).some(isControl) ? found : null;
}

const isControl = (byte: number): boolean => byte < 32 && (byte < 9 || byte > 13);

function unpack(file: string, bytes: Uint8Array, most: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: most, chunkSize: 2 ** 20 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const large = code === 'ERR_BUFFER_TOO_LARGE';
    const found = large ? `gzip data of more than ${most / 2 ** 20} MB` : `gzip data, but ${message}`;
    const cure = large ? 'unpack it first, with gunzip' : 'copy or download it again';
    throw new InputError(`${file}: found ${found}, expected a table as text or packed by gzip; ${cure}`);
  }
}
