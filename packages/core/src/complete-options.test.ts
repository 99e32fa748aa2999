import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeNamed, completeOptions, completeValue, requireWord } from './complete-options.js';
import { InputError } from './errors.js';
import { closed, number } from './json-schema.js';

const schema = {
  ...closed('', {
    share: number({ minimum: 0, exclusiveMaximum: 1 }, 0.5, ''),
    count: { type: 'integer', minimum: 1 },
    mode: { enum: ['slow', 'fast'], default: 'slow' },
    inner: { ...closed('', { on: { type: 'boolean', default: false } }), default: {} },
    name: { type: 'string', default: '' },
  }),
  required: ['count'],
};
const complete = (given: unknown) => completeOptions('here', schema, given);

test('fills defaults in, at every depth, and changes nothing that was given', () => {
  const given = Object.freeze({ count: 3, inner: Object.freeze({}) });
  expect(complete(given)).toEqual({ share: 0.5, count: 3, mode: 'slow', inner: { on: false }, name: '' });
  const whole = { share: 0, count: 1, mode: 'fast', inner: { on: true }, name: 'x' };
  expect(complete(whole)).toEqual(whole);
});

test.each<[unknown, string]>([
  [null, 'here: found null, expected an object of options such as { share: … }'],
  [256, 'here: found 256, expected an object of options such as { share: … }'],
  [[1], 'here: found an array of 1, expected an object of options such as { share: … }'],
  [{}, 'here.count: found undefined, expected an integer of at least 1'],
  [{ count: 1, conut: 2 }, 'here: found an unknown option "conut"; did you mean "count"?'],
  [{ count: 1, constructor: 2 }, 'here: found an unknown option "constructor"'],
  [{ count: 1, share: null }, 'here.share: found null, expected a number of at least 0 and less than 1'],
  [{ count: 1, share: '0' }, 'here.share: found "0", expected a number of at least 0 and less than 1'],
  [{ count: 1, mode: 'Fast' }, 'here.mode: found "Fast", expected "slow" or "fast"; did you mean "fast"?'],
  [{ count: 1, inner: { on: 1 } }, 'here.inner.on: found 1, expected true or false'],
  [
    { count: 1, inner: () => 1 },
    'here.inner: found a function, expected an object of options such as { on: … }',
  ],
  [{ count: 1, name: {} }, 'here.name: found an empty object, expected a text'],
  [{ count: 1, mode: 'x'.repeat(100) }, `here.mode: found "${'x'.repeat(59)}…", expected "slow" or "fast"`],
])('%j is refused', (given, message) => {
  expect(() => complete(given)).toThrow(message);
});

test('numbers are taken if and only if they are within the limits', () => {
  fc.assert(
    fc.property(fc.double(), (share) => {
      const taken = () => complete({ count: 1, share });
      if (share >= 0 && share < 1) expect(taken()).toMatchObject({ share });
      else expect(taken).toThrow('here.share: found');
    }),
  );
});

const name = { type: 'string', minLength: 1 };
const names = { type: 'array', items: name, minItems: 2, uniqueItems: true };
const pair = { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 };
const kinds = {
  size: { anyOf: [pair, { type: 'null' }] },
  names: { anyOf: [names, { type: 'null' }] },
  count: { anyOf: [{ const: 'all' }, { type: 'integer', minimum: 1 }] },
  colour: { type: 'string', pattern: '^(black|#[0-9a-f]{6})$' },
  header: { enum: ['auto', true, false] },
  either: { type: ['string', 'null'] },
  part: {
    anyOf: [{ type: 'null' }, closed('', { share: number({ maximum: 1 }, 0.5, '') })],
  },
} as const;

test.each<[keyof typeof kinds, unknown, unknown?]>([
  ['size', null],
  ['size', [1, 16]],
  ['names', ['a', 'b']],
  ['count', 'all'],
  ['count', 3],
  ['colour', '#00ff00'],
  ['header', false],
  ['either', null],
  ['either', ''],
  ['part', null],
  ['part', {}, { share: 0.5 }],
])('%s may be %j', (kind, value, whole = value) => {
  expect(completeValue('here', kinds[kind], value)).toEqual(whole);
});

test.each<[keyof typeof kinds, unknown, string]>([
  ['size', [1, 0], 'here[1]: found 0, expected an integer of at least 1'],
  ['size', Array(2), 'here[0]: found undefined, expected an integer of at least 1'],
  ['size', [1], 'here: found an array of 1, expected an array of 2 or null'],
  ['size', undefined, 'here: found undefined, expected an array of 2 or null'],
  ['names', [], 'here: found an empty array, expected an array of at least 2 without repeats or null'],
  ['names', ['a', 'a'], 'here: found an array of 2, expected an array of at least 2 without repeats or null'],
  ['names', ['a', ''], 'here[1]: found "", expected a text that is not empty'],
  ['names', 'ab', 'here: found "ab", expected an array of at least 2 without repeats or null'],
  ['count', 'al', 'here: found "al", expected "all" or an integer of at least 1'],
  ['count', 2.5, 'here: found 2.5, expected "all" or an integer of at least 1'],
  ['count', '2', 'here: found "2", expected "all" or an integer of at least 1'],
  ['colour', '#00ff0', 'here: found "#00ff0", expected a text that matches ^(black|#[0-9a-f]{6})$'],
  ['header', 'true', 'here: found "true", expected "auto", true or false'],
  ['either', 0, 'here: found 0, expected a text or null'],
  ['part', 0, 'here: found 0, expected null or an object'],
  ['part', { share: 2 }, 'here.share: found 2, expected a number of at most 1'],
  ['part', { shaer: 1 }, 'here: found an unknown option "shaer"; did you mean "share"?'],
])('%s may not be %j', (kind, value, message) => {
  expect(() => completeValue('here', kinds[kind], value)).toThrow(new InputError(message));
});

test('a word stands for itself with all defaults', () => {
  const schemas = { a: closed('', {}), b: closed('', { x: number({}, 1, '') }) };
  const named = (given: unknown) =>
    completeNamed<{ use: 'a' } | { use: 'b'; x: number }>('rule', schemas, given);
  expect(named('b')).toEqual({ use: 'b', x: 1 });
  expect(named({ use: 'b', x: 2 })).toEqual({ use: 'b', x: 2 });
  expect(() => named('c')).toThrow('rule: found "c", expected "a" or "b"');
  expect(() => named({ use: 'a', x: 2 })).toThrow('rule: found an unknown option "x"');
  expect(requireWord('word', 1, [0, 1])).toBe(1);
});
