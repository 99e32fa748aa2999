import { InputError, jsonFaults } from '@s4nn/core';
import {
  createScanner,
  getLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { isWithin, memberOf, partsOf } from './pointer.js';

/** The text of a config and what was put over it, so that every value can be traced to where it was written. */
export interface Source {
  /** Path as the user gave it. */
  readonly file: string;
  readonly text: string;
  /** Pointers that the command line replaced, and the option that did it: `--set /training/epochs`. */
  readonly overrides: Readonly<Record<string, string>>;
}

/** Which part of a member of a config is meant. */
export type Place = 'name' | 'value';

/** A mistake at one place of a config: in a value, or in the `name` of a member. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
  readonly at?: 'name';
}

const parseText = (text: string, errors: ParseError[] = []): Node | undefined =>
  parseTree(text, errors, { allowTrailingComma: true });

/**
 * The JSON of a config, comments and trailing commas allowed, and the numbers in it that would be read as other ones.
 * @throws InputError with the first syntax error of every line and every name that an object has twice, each at
 * file:line:column; for nesting beyond 100 levels with that alone.
 */
export function parseSource(file: string, text: string): { json: unknown; problems: Problem[] } {
  const faults = jsonFaults(text);
  const nested = faults.find(({ isNesting }) => isNesting);
  // The parser calls itself for each level.
  if (nested) throw new InputError(`${placeOf(file, text, nested.offset)}: ${nested.message}`);
  const errors: ParseError[] = [];
  const tree = parseText(text, errors);
  // What is no config at all has one mistake, not one a line.
  const start = beginningOf(text);
  if (errors.length > 0 && start < text.length && text[start] !== '{') {
    throw new InputError(
      `${placeOf(file, text, start)}: found ${text[start]}, expected {, as a config is a JSON object`,
    );
  }
  const mistakes = errors.map(({ error, offset }) => ({
    offset,
    message: syntaxMessage(printParseErrorCode(error), text, offset),
  }));
  if (tree) mistakes.push(...repeatedNames(tree, ''));
  // After its first mistake in a line the parser only stumbles on, so the others would mislead.
  const first = new Map<number, string>();
  for (const { offset, message } of mistakes.sort((a, b) => a.offset - b.offset)) {
    const { line, column } = positionAt(text, offset);
    if (!first.has(line)) first.set(line, `${file}:${line}:${column}: ${message}`);
  }
  if (first.size > 0) throw new InputError([...first.values()].join('\n'));
  const problems = faults.map(({ offset, message }) => ({
    pointer: getLocation(text, offset).path.reduce(memberOf, ''),
    message,
  }));
  return { json: getNodeValue(tree!), problems };
}

/** Offset of what comes after spaces and comments. */
function beginningOf(text: string): number {
  const scanner = createScanner(text, true);
  scanner.scan();
  return scanner.getTokenOffset();
}

const expectedBySyntax: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a name in double quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a closing brace }',
  CloseBracketExpected: 'a closing bracket ]',
  EndOfFileExpected: 'the end of the file',
  UnexpectedEndOfComment: '*/ at the end of the comment',
  UnexpectedEndOfString: 'a double quote at the end of the text, in the same line',
  UnexpectedEndOfNumber: 'a complete number',
  InvalidUnicode: 'four hexadecimal digits after \\u; in paths write / or \\\\',
  InvalidEscapeCharacter: 'one of " \\ / b f n r t u after a backslash; in paths write / or \\\\',
  InvalidCharacter: 'no control character in a text (write \\n, \\t or \\u0000)',
};

function syntaxMessage(code: string, text: string, offset: number): string {
  const before = text.slice(0, offset).match(/[^\s,:[\]{}"]*$/)![0];
  const rest = text.slice(offset - before.length).trimStart();
  const token = rest.match(/^("[^"\n]*"?|[^\s,:[\]{}"]+|.)?/)![0];
  const found = token === '' ? 'the end of the file' : token;
  if (code !== 'InvalidSymbol') return `found ${found}, expected ${expectedBySyntax[code] ?? 'JSON'}`;
  const isName = rest.slice(token.length).trimStart().startsWith(':');
  return `found ${found}, expected ${isName ? 'a name in double quotes' : 'a number, a text in double quotes, true, false, null, [ or {'}`;
}

function repeatedNames(node: Node, pointer: string): { offset: number; message: string }[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type === 'array') return repeatedNames(child, memberOf(pointer, index));
    const [name, value] = child.children ?? [];
    if (!name) return [];
    const own = memberOf(pointer, name.value);
    const again = seen.has(name.value) ? [{ offset: name.offset, message: `${own} is written twice` }] : [];
    seen.add(name.value);
    return value ? [...again, ...repeatedNames(value, own)] : again;
  });
}

function placeOf(file: string, text: string, offset: number): string {
  const { line, column } = positionAt(text, offset);
  return `${file}:${line}:${column}`;
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Offset of what a pointer points to, or of the nearest thing around it that is written. */
function offsetOf(text: string, pointer: string, at: Place = 'value'): number {
  let node = parseText(text);
  let offset = node?.offset ?? 0;
  for (const part of partsOf(pointer)) {
    const child: Node | undefined =
      node?.type === 'array'
        ? node.children![Number(part)]
        : node?.children?.findLast((property) => property.children?.[0]?.value === part);
    if (!child) return offset;
    node = child.type === 'property' ? child.children![1]! : child;
    offset = at === 'name' ? child.offset : node.offset;
  }
  return offset;
}

/** Where a value was written: `configs/mnist.json:12:9`, or the option of the command line that gave it. */
export function locate(source: Source, pointer: string, at: Place = 'value'): string {
  const override = Object.keys(source.overrides).find((whole) => isWithin(pointer, whole));
  if (override !== undefined) return source.overrides[override]!;
  return placeOf(source.file, source.text, offsetOf(source.text, pointer, at));
}

/** A pointer as a message shows it: nothing for the whole, or when it is the override itself; no escapes within a space. */
function shown({ overrides }: Source, pointer: string): string {
  // Most people write the name of a plugin alone.
  const written = pointer.replace(/\/use$/, '');
  if (pointer === '' || Object.hasOwn(overrides, pointer) || Object.hasOwn(overrides, written)) return ':';
  const [first, second, third, ...rest] = partsOf(pointer);
  if (first !== 'search' || second !== 'space' || third === undefined) {
    return ` ${written}:`;
  }
  return ` /search/space[${JSON.stringify(third)}]${rest.map((part) => `/${part}`).join('')}:`;
}

/** One line a problem, in the order of the file: `configs/mnist.json:12:9 /network/layers/0/threshold: found 0, …`. */
export function reportOf(source: Source, problems: readonly Problem[]): string {
  const lines = problems.map(({ pointer, message, at }) => ({
    offset: offsetOf(source.text, pointer, at),
    line: `${locate(source, pointer, at)}${shown(source, pointer)} ${message}`,
  }));
  return [...new Set(lines.sort((a, b) => a.offset - b.offset).map(({ line }) => line))].join('\n');
}
