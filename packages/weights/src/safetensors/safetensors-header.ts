import { InputError } from '@s4nn/core/errors';
import { shown } from '@s4nn/npy';

/** That of ten thousand tensors is no longer; the format allows 100 MB. */
const longestHeader = 2_000_000;
/** The header, an entry of it, a list in that. */
const deepest = 3;

/**
 * Reads the header of a safetensors file: JSON, after its length.
 * @returns its members, and where the data begins.
 * @throws InputError for a header that is cut, too long, no JSON object, nested deeper than any header is, or one that names
 * a member twice.
 */
export function parseSafetensorsHeader(bytes: Uint8Array, place: string) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < 8 ? 0 : Number(view.getBigUint64(0, true));
  if (bytes.length < 8 || length > bytes.length - 8) {
    throw new InputError(
      `${place}: found ${bytes.length} bytes, expected a safetensors header of ${length}. Is the file truncated?`,
    );
  }
  if (length > longestHeader) {
    throw new InputError(
      `${place}: found a header of ${length} bytes, expected at most ${longestHeader}. Save the weights alone.`,
    );
  }
  return { members: membersIn(bytes.subarray(8, 8 + length), place), start: 8 + length };
}

function membersIn(bytes: Uint8Array, place: string): ReadonlyMap<string, unknown> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    checkNesting(text, place);
    const header: unknown = JSON.parse(text);
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) {
      return new Map(Object.entries(header));
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    // The rest is said below.
  }
  throw new InputError(`${place}: found a header that is no JSON object, expected a safetensors file.`);
}

/** Refuses what JSON.parse would pass or choke on: equal keys, of which it keeps the last, and deep nesting. */
function checkNesting(text: string, place: string): void {
  const keys: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '{' || character === '[') keys.push(new Set());
    else if (character === '}' || character === ']') keys.pop();
    else if (character === '"') {
      const start = at;
      at = endOf(text, at);
      if (isKey(text, at + 1)) add(JSON.parse(text.slice(start, at + 1)) as string);
    }
    if (keys.length > deepest) {
      throw new InputError(
        `${place}: found a header nested more than ${deepest} deep, expected a safetensors file.`,
      );
    }
  }

  function add(key: string): void {
    const among = keys.at(-1);
    if (among?.has(key)) {
      throw new InputError(`${place}: found "${shown(key)}" twice in the header, expected one of each name.`);
    }
    among?.add(key);
  }
}

/** Where a string ends that begins at a quote. */
function endOf(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function isKey(text: string, from: number): boolean {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return text[at] === ':';
}
