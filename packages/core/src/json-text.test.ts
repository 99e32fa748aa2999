import { expect, test } from 'vitest';
import { InputError } from './errors.js';
import { isTooDeep, jsonFaults, parseJsonText } from './json-text.js';

const nested = (depth: number, open = '[', close = ']', inner = '') =>
  open.repeat(depth) + inner + close.repeat(depth);

test.each([
  ['arrays', nested(200_000)],
  ['objects', nested(200_000, '{"a":', '}', '1')],
  ['both', nested(100_000, '[{"a":', '}]', '1')],
  ['what never ends', '['.repeat(200_000)],
  ['one level too many', nested(101)],
])('nesting of %s is refused where it becomes too deep', (_, text) => {
  const [fault, ...others] = jsonFaults(text);
  expect(fault?.message).toBe(
    'found arrays and objects nested more than 100 deep, expected at most 100 levels',
  );
  expect(others).toEqual([]);
  expect([...text.slice(0, fault!.offset + 1)].filter((sign) => '[{'.includes(sign))).toHaveLength(101);
  expect(isTooDeep(text)).toBe(true);
});

test.each([
  ['a hundred levels', nested(100)],
  ['brackets in texts', JSON.stringify(['['.repeat(200), '"['.repeat(200), '\\'.repeat(201)])],
  ['brackets in comments', `/* ${'['.repeat(200)} */ { // ${'{'.repeat(200)}\n }`],
  ['many, beside each other', `[${'[],'.repeat(300)}{}]`],
])('%s are no fault', (_, text) => {
  expect(jsonFaults(text)).toEqual([]);
  expect(isTooDeep(text)).toBe(false);
});

test('numbers that read as other ones are named as they were written', () => {
  const faultsOf = (text: string) => jsonFaults(text).map(({ offset, message }) => [offset, message]);
  const range = 'expected an integer from -9007199254740991 to 9007199254740991';
  expect(faultsOf('{"a": 9007199254740993, "b": [-9007199254740993, 1e-400]}')).toEqual([
    [6, `found 9007199254740993, which would be read as 9007199254740992, ${range}`],
    [30, `found -9007199254740993, which would be read as -9007199254740992, ${range}`],
    [49, 'found 1e-400, expected 0 or a number of at least 5e-324'],
  ]);
  const sound = ['9007199254740991', '9007199254740992', '-0', '0e5', '0.1', '1e3', '123456789012345680000'];
  expect(faultsOf(`[${sound}, "9007199254740993"] // 9007199254740993`)).toEqual([]);
});

test('a text becomes its value, or the message begins with its place', () => {
  expect(parseJsonText('{"a": [1]}', '--set /x')).toEqual({ a: [1] });
  expect(() => parseJsonText('bare', '--set /x')).toThrow(SyntaxError);
  for (const text of [nested(101), '9007199254740993']) {
    expect(() => parseJsonText(text, '--set /x')).toThrow(InputError);
    expect(() => parseJsonText(text, '--set /x')).toThrow(/^--set \/x: found /);
  }
});
