import { InputError } from '@s4nn/core';
import { random } from '@s4nn/tpe/random';
import { expect, test } from 'vitest';
import { expressionOf, parametersOf } from './expression.js';
import type { Entry } from './problem.js';

const space: Entry[] = [
  { name: 'optimizer', type: 'cat', choices: ['sgd', 'adam'] },
  { name: 'layers', type: 'int', low: 1, high: 3 },
  { name: 'units', type: 'int', low: 16, high: 64, log: true },
  { name: 'dropout', type: 'float', low: 0.1, high: 0.4, step: 0.15 },
  { name: 'momentum', type: 'float', low: 0, high: 0.9, when: { param: 'optimizer', in: ['sgd'] } },
  { name: 'second', type: 'cat', choices: ['wide', 'narrow'], when: { param: 'layers', in: [2, 3] } },
  { name: 'width', type: 'float', low: 1, high: 100, log: true, when: { param: 'second', in: ['wide'] } },
];

test('conditions become nested choices', () => {
  const second = {
    name: 'choice',
    options: [
      { value: 'wide', children: { width: { name: 'loguniform', low: 0, high: Math.log(100) } } },
      { value: 'narrow', children: {} },
    ],
  };
  expect(expressionOf(space)).toEqual({
    optimizer: {
      name: 'choice',
      options: [
        { value: 'sgd', children: { momentum: { name: 'uniform', low: 0, high: 0.9 } } },
        { value: 'adam', children: {} },
      ],
    },
    layers: {
      name: 'choice',
      options: [
        { value: 1, children: {} },
        { value: 2, children: { second } },
        { value: 3, children: { second } },
      ],
    },
    units: { name: 'qloguniform', low: Math.log(16), high: Math.log(64), q: 1 },
    dropout: { name: 'quniform', low: 0, high: 2, q: 1 },
  });
});

test('drawn parameters lie in their ranges, and exist when their conditions hold', () => {
  const expr = expressionOf(space);
  const ids = Array.from({ length: 300 }, (_, id) => id);
  const drawn = random()(ids, { expr }, { trials: [] }, 1).map(({ args }) => parametersOf(space, args));
  for (const parameters of drawn) {
    for (const { name, type, low, high, choices, when } of space) {
      const exists = when === undefined || when.in.includes(parameters[when.param]!);
      expect(name in parameters).toBe(exists);
      if (!exists) continue;
      if (type === 'cat') expect(choices).toContain(parameters[name]);
      else {
        expect(parameters[name]).toBeGreaterThanOrEqual(low!);
        expect(parameters[name]).toBeLessThanOrEqual(high!);
        if (type === 'int') expect(Number.isInteger(parameters[name])).toBe(true);
      }
    }
  }
  expect(new Set(drawn.map(({ dropout }) => dropout))).toEqual(new Set([0.1, 0.25, 0.4]));
  expect(new Set(drawn.map(({ layers }) => layers))).toEqual(new Set([1, 2, 3]));
});

test('what expressions cannot say is refused by name', () => {
  const onNumber: Entry[] = [
    { name: 'rate', type: 'float', low: 0, high: 1 },
    { name: 'decay', type: 'float', low: 0, high: 1, when: { param: 'rate', in: [1] } },
  ];
  expect(() => expressionOf(onNumber)).toThrow(InputError);
  expect(() => expressionOf(onNumber)).toThrow('Parameter "rate"');
  const odd: Entry[] = [{ name: 'n', type: 'int', low: 3, high: 9, log: true, step: 2 }];
  expect(() => expressionOf(odd)).toThrow('low 3 is no multiple of its step 2');
});
