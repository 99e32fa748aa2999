import { InputError, isInputError } from '@s4nn/core';
import { createStudy } from '@s4nn/tpe';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkExpression,
  expressionSchema,
  parseExpression,
} from '../packages/config/src/space/expression.js';
import { compile } from '../packages/tpe/src/space/compile.js';

const numbers = fc.oneof(
  fc.integer({ min: -2000, max: 2000 }).map((hundredths) => hundredths / 100),
  fc.constantFrom(0, 1, 2, 0.5, 1e-4, Number.NaN, 10, 100),
);
const written = fc.oneof(
  fc.record({
    word: fc.constantFrom(
      ...Object.keys(expressionSchema.properties).filter((word) => word !== 'choice' && word !== 'randint'),
    ),
    value: fc.array(numbers, { minLength: 1, maxLength: 4 }) as fc.Arbitrary<unknown>,
  }),
  fc.record({
    word: fc.constant('randint'),
    value: fc.integer({ min: -1, max: 9 }) as fc.Arbitrary<unknown>,
  }),
  fc.record({ word: fc.constant('choice'), value: fc.array(fc.integer()) as fc.Arbitrary<unknown> }),
);

const examples: readonly [word: string, value: unknown][] = [
  ['uniform', [0, 1]],
  ['quniform', [0, 10, 2]],
  ['loguniform', [1e-4, 1]],
  ['qloguniform', [2, 64, 2]],
  ['normal', [1, 2]],
  ['qnormal', [1, 2, 1]],
  ['lognormal', [0, 1]],
  ['qlognormal', [0, 1, 1]],
  ['randint', 4],
  ['choice', ['a', 'b']],
];

/** What a study makes of a word; null for an InputError. */
function ofStudy(json: object): unknown {
  try {
    createStudy({ space: { x: json } });
    return (compile({ expr: { x: json } }).expr as { x: unknown }).x;
  } catch (error) {
    if (!isInputError(error)) throw error;
    return null;
  }
}

test('each word means in createStudy what it means in a config, and what a study refuses a config does', () => {
  const accepted = new Set<string>();
  fc.assert(
    fc.property(written, ({ word, value }) => {
      // Between 6 and 8 sigma, where configs cut normal numbers and searches do, exponentials may overflow.
      const [mu = 0, sigma = 0] = [value].flat() as number[];
      fc.pre(!word.endsWith('lognormal') || !(Math.abs(mu) + 8 * sigma > 700));
      const json = { [word]: value };
      const found = ofStudy(json);
      const problems = checkExpression(json, '');
      if (found === null) {
        expect(problems, JSON.stringify(json)).not.toEqual([]);
        return;
      }
      // A study takes bounds that are no multiples of q; a config names the nearest ones.
      if (problems.some(({ message }) => !/multiple|again/.test(message)))
        expect(problems, JSON.stringify(json)).toEqual([]);
      if (problems.length > 0) return;
      accepted.add(word);
      const parsed = parseExpression(json);
      expect(found).toEqual(
        parsed.kind === 'choice' ? { name: 'choice', options: parsed.options } : parsed.expression,
      );
    }),
    { numRuns: 3000, examples: examples.map(([word, value]) => [{ word, value }]) },
  );
  expect([...accepted].sort()).toEqual(Object.keys(expressionSchema.properties).sort());
});

test('a study knows no other words', () => {
  expect(() => createStudy({ space: { x: { poisson: [1, 2] } } })).toThrow(InputError);
});
