import { Buffer, isUtf8 } from 'node:buffer';
import { InputError } from '@s4nn/core';
import { decode, encodingOf } from './decode.js';
import { guessEncoding } from './guess-encoding.js';

/** Text of a table in UTF-8, without a byte order mark. */
export interface Utf8 {
  readonly bytes: Buffer;
  readonly notes: readonly string[];
}

const marks: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Turns text of any encoding into UTF-8. A byte order mark counts for more than the option.
 * @param encoding "auto" for UTF-8, or its name, as the WHATWG or Python has it.
 * @throws InputError naming the line of bytes that are not of the encoding, and the encoding that they may be of.
 */
export function decodeText(file: string, bytes: Uint8Array, encoding: string): Utf8 {
  const wanted = encoding === 'auto' ? 'utf-8' : encodingOf(encoding);
  if (wanted === null) {
    throw new InputError(
      `option encoding: found ${JSON.stringify(encoding)}, expected "auto" or the name of an encoding that the WHATWG lists, such as "utf-8", "windows-1252" or "macintosh"; save the file in UTF-8 if it is of another`,
    );
  }
  const [marked, mark] = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [
    wanted,
    [],
  ];
  const body = bytes.subarray(mark.length);
  const notes =
    marked === wanted || encoding === 'auto'
      ? []
      : [`the byte order mark says ${marked}, which counts for more than "encoding": "${encoding}"`];
  if (marked === 'utf-8') return { bytes: checked(file, bufferOf(body)), notes };
  if (mark.length === 0 && isUtf8(body) && body.some((byte) => byte >= 0x80)) {
    notes.push(`the text is sound UTF-8, but is read in the "encoding" that is set, "${encoding}"`);
  }
  try {
    return { bytes: withoutZeros(file, Buffer.from(decode(body, marked)), marked), notes };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const why = error instanceof TypeError ? `bytes that are not ${marked}` : (error as Error).message;
    throw new InputError(
      `${file}: found ${why}, expected text in the encoding ${marked}; set another "encoding", or save the file in UTF-8`,
    );
  }
}

const bufferOf = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, length);

function checked(file: string, bytes: Buffer): Buffer {
  if (isUtf8(bytes)) return withoutZeros(file, bytes, 'utf-8');
  const guess = guessEncoding(bytes);
  const cure = `set "encoding": "${guess}", or save the file in UTF-8`;
  const { line, start, end } = firstBad(bytes);
  const word = JSON.stringify(readAs(guess, wordAt(bytes.subarray(start, end))));
  throw new InputError(
    `${file}:${line}: found bytes that are not UTF-8, probably ${word} in ${guess}, expected text in UTF-8; ${cure}`,
  );
}

/** Text with zeros between its letters is UTF-16, as a rule. */
function withoutZeros(file: string, bytes: Buffer, encoding: string): Buffer {
  const zero = bytes.indexOf(0);
  if (zero === -1) return bytes;
  const guess = guessEncoding(bytes);
  throw new InputError(
    `${file}:${lineOf(bytes, zero)}: found a zero byte, expected text in ${encoding}; set "encoding": "${guess}" if it is of that, or save the file in UTF-8`,
  );
}

function lineOf(bytes: Buffer, place: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < place; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

/** The first line that is not UTF-8; no character of several bytes holds a line feed. */
function firstBad(bytes: Buffer): { readonly line: number; readonly start: number; readonly end: number } {
  let [line, start] = [1, 0];
  for (;;) {
    const next = bytes.indexOf(10, start);
    const end = next === -1 ? bytes.length : next;
    if (next === -1 || !isUtf8(bytes.subarray(start, end))) return { line, start, end };
    start = next + 1;
    line++;
  }
}

/** The cell of a line, about, that holds its first letter beyond ASCII. */
function wordAt(line: Uint8Array): Uint8Array {
  const bad = line.findIndex((byte) => byte >= 0x80);
  const ends = (byte: number): boolean => byte < 32 || [0x22, 0x2c, 0x3b, 0x7c].includes(byte);
  let [start, end] = [bad, bad];
  while (start > 0 && bad - start < 20 && !ends(line[start - 1]!)) start--;
  while (end < line.length && end - bad < 20 && !ends(line[end]!)) end++;
  return line.subarray(start, end);
}

function readAs(encoding: string, bytes: Uint8Array): string {
  try {
    return decode(bytes, encoding);
  } catch {
    return new TextDecoder(encoding).decode(bytes);
  }
}
