import { InputError } from './errors.js';

/** How deep arrays and objects may lie in each other: deeper than in any config or log, and no danger to the stack. */
const deepest = 100;

/** Something that parsers pass over, and that changes what was written or ends the stack of whoever walks through it. */
export interface JsonFault {
  /** Where it begins in the text. */
  readonly offset: number;
  /** What was found, and what was expected. */
  readonly message: string;
  /** Whether it is the nesting: then nothing after it was looked at. */
  readonly isNesting: boolean;
}

const tokens = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|\/\/.*|\/\*[\s\S]*?\*\/|[[\]{}]|-?\d[\d.eE+-]*/g;

/** The faults of a text of JSON, comments allowed: nesting beyond 100 levels, and numbers that no double holds. */
export function jsonFaults(text: string): JsonFault[] {
  const faults: JsonFault[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === ']' || token === '}') depth--;
    else if (token === '[' || token === '{') {
      depth++;
      if (depth > deepest) return [...faults, { offset: index, message: tooDeep, isNesting: true }];
    } else if (/^[-\d]/.test(token)) {
      const message = inexact(token);
      if (message !== null) faults.push({ offset: index, message, isNesting: false });
    }
  }
  return faults;
}

const tooDeep = `found arrays and objects nested more than ${deepest} deep, expected at most ${deepest} levels`;

/** What is wrong with a number that reads as another one than was written; null for nothing. */
function inexact(literal: string): string | null {
  const value = Number(literal);
  // What is infinite, nothing takes for a number.
  if (!Number.isFinite(value)) return null;
  if (value === 0) {
    const isZero = !/^[^eE]*[1-9]/.test(literal);
    return isZero ? null : `found ${literal}, expected 0 or a number of at least ${Number.MIN_VALUE}`;
  }
  // The short form that JavaScript writes names the number, too.
  if (!/^-?\d+$/.test(literal) || Number.isSafeInteger(value) || String(value) === literal) return null;
  if (BigInt(literal) === BigInt(value)) return null;
  const most = Number.MAX_SAFE_INTEGER;
  return `found ${literal}, which would be read as ${BigInt(value)}, expected an integer from ${-most} to ${most}`;
}

/**
 * The value of JSON that somebody wrote.
 * @param place what it is; messages begin with it.
 * @throws InputError for nesting beyond 100 levels and for numbers that no double holds, SyntaxError for what is no JSON.
 */
export function parseJsonText(text: string, place: string): unknown {
  const value: unknown = JSON.parse(text);
  const [fault] = jsonFaults(text);
  if (fault) throw new InputError(`${place}: ${fault.message}`);
  return value;
}

/** Whether a text of JSON is nested more than 100 deep; quick for one with few brackets. */
export function isTooDeep(text: string): boolean {
  let opened = 0;
  for (const bracket of '[{') {
    for (let at = text.indexOf(bracket); at !== -1 && opened <= deepest; at = text.indexOf(bracket, at + 1)) {
      opened++;
    }
  }
  return opened > deepest && jsonFaults(text).some(({ isNesting }) => isNesting);
}
