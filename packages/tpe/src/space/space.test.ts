import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { evaluate, recognise, spaceOf, type Values } from './space.js';

const lr = { name: 'loguniform', low: Math.log(0.01), high: Math.log(1) };
const size = { name: 'quniform', low: 100, high: 400, q: 100 };
const expression = {
  'a/b~c': lr,
  list: [1, { name: 'randint', upper: 3 }],
  layers: {
    name: 'choice',
    options: [
      [{ size }],
      [{ size }, { size, rule: { name: 'choice', options: ['hebb', { use: 's4nn', margin: size }] } }],
    ],
  },
  fixed: { name: 'adam', low: 0 },
  nothing: null,
};

test('labels are JSON Pointers to the expressions; parameters know the option that they hang on', () => {
  const space = spaceOf(expression);
  expect(space.map(({ label, condition }) => [label, condition])).toEqual([
    ['/a~1b~0c', null],
    ['/list/1', null],
    ['/layers', null],
    ['/layers/options/0/0/size', { parent: 2, option: 0 }],
    ['/layers/options/1/0/size', { parent: 2, option: 1 }],
    ['/layers/options/1/1/size', { parent: 2, option: 1 }],
    ['/layers/options/1/1/rule', { parent: 2, option: 1 }],
    ['/layers/options/1/1/rule/options/1/margin', { parent: 6, option: 1 }],
  ]);
  expect(spaceOf(lr).map(({ label }) => label)).toEqual(['']);
  expect(spaceOf({ use: 'adam' })).toEqual([]);
});

const values: Values = {
  '/a~1b~0c': 0.2,
  '/list/1': 2,
  '/layers': 1,
  '/layers/options/1/0/size': 200,
  '/layers/options/1/1/size': 300,
  '/layers/options/1/1/rule': 1,
  '/layers/options/1/1/rule/options/1/margin': 100,
};
const args = {
  'a/b~c': 0.2,
  list: [1, 2],
  layers: [{ size: 200 }, { size: 300, rule: { use: 's4nn', margin: 100 } }],
  fixed: { name: 'adam', low: 0 },
  nothing: null,
};

test('values become args, and args are recognised', () => {
  expect(evaluate(expression, values)).toEqual(args);
  const found: Values = {};
  expect(recognise(expression, args, found)).toBe(true);
  expect(found).toEqual(values);
});

test('what does not fit is left out, and the rest is kept', () => {
  const found: Values = {};
  expect(recognise(expression, { ...args, 'a/b~c': 5, layers: 'none', list: [1, 3] }, found)).toBe(false);
  expect(found).toEqual({});
  expect(recognise(expression, { ...args, layers: [{ size: 150 }] }, found)).toBe(true);
  expect(found['/layers/options/0/0/size']).toBe(150);
  expect(recognise(expression, null, {})).toBe(false);
});

test.each([
  [{ name: 'uniform', low: 3, high: 1 }, 'uniform needs low < high, found low 3 and high 1.'],
  [{ name: 'uniform', low: 1, high: 1 }, 'uniform needs low < high, found low 1 and high 1.'],
  [{ name: 'uniform', low: 1 }, 'uniform needs a finite number as "high", found undefined.'],
  [{ name: 'normal', mu: Number.NaN, sigma: 1 }, 'normal needs a finite number as "mu", found NaN.'],
  [{ name: 'normal', mu: 0, sigma: 0 }, 'normal needs a sigma above 0, found 0.'],
  [{ name: 'quniform', low: 0, high: 1, q: 0 }, 'quniform needs a step "q" above 0, found 0.'],
  [
    { name: 'quniform', low: 1, high: 3, q: 4 },
    'quniform has no multiple of q = 4 between 1 and 3. Use a smaller q or wider bounds.',
  ],
  [{ name: 'randint', upper: 0 }, 'randint needs a whole number of at least 1 as "upper", found 0.'],
  [{ name: 'randint', upper: 1.5 }, 'randint needs a whole number of at least 1 as "upper", found 1.5.'],
  [
    { name: 'choice', options: [] },
    'choice needs a list of at least one option. Add options, or put the value itself there.',
  ],
  [
    { name: 'loguniform', low: 1, high: 1000 },
    'loguniform takes natural logarithms, and exp(1)…exp(1000) is no range of numbers. Write Math.log of the bounds.',
  ],
])('%j is refused', (bad, fault) => {
  const within = { deep: { name: 'choice', options: [0, [bad]] } };
  expect(() => spaceOf(within)).toThrow(new InputError(`Search space at "/deep/options/1/0": ${fault}`));
});
