import { InputError } from '@s4nn/core';
import { expect, test } from 'vitest';
import { createStudy, uniform } from '../index.js';
import { compile } from './compile.js';

const beside = (parameter: unknown) => ({ lr: { loguniform: [0.001, 1] }, a: { b: parameter } });
const place = 'Search space at "/a/b"';

test.each<[object, found: string, meant: string]>([
  [{ categorical: ['a', 'b'] }, 'categorical: […]', '{ choice: […] }'],
  [{ values: [1, 2] }, 'values: […]', '{ choice: […] }'],
  [{ grid_search: [1, 2] }, 'grid_search: […]', '{ choice: […] }'],
  [{ suggest_categorical: ['a', 'b'] }, 'suggest_categorical: […]', '{ choice: […] }'],
  [{ values: ['a', 'b'], distribution: 'categorical' }, 'values, distribution', '{ choice: […] }'],
  [{ type: 'choice', options: ['a', 'b'] }, 'type, options', '{ choice: […] }'],
  [{ choise: ['a', 'b'], default: 'a' }, 'choise, default', '"choice"'],
  [{ min: 0, max: 1 }, 'min, max', '{ uniform: [0, 1] }'],
  [{ max: 1, min: 0 }, 'max, min', '{ uniform: [0, 1] }'],
  [{ low: 1e-4, high: 1, log: true }, 'low, high, log', '{ loguniform: [0.0001, 1] }'],
  [{ low: 1, high: 64, log: true, type: 'int' }, 'low, high, log, type', '{ qloguniform: [1, 64, 1] }'],
  [{ min_value: 1, max_value: 9, step: 2 }, 'min_value, max_value, step', '{ quniform: [1, 9, 2] }'],
  [{ lower: 0, upper: 1, default: 0.5 }, 'lower, upper, default', '{ uniform: [0, 1] }'],
  [
    { distribution: 'log_uniform_values', min: 0.1, max: 1 },
    'distribution, min, max',
    '{ loguniform: [0.1, 1] }',
  ],
  [{ distribution: 'log_uniform', min: -4, max: 0 }, 'distribution, min, max', '{ loguniform: [low, high] }'],
  [
    { distribution: 'q_uniform', min: 0, max: 9, q: 3 },
    'distribution, min, max, q',
    '{ quniform: [0, 9, 3] }',
  ],
  [{ distribution: 'int_uniform', min: 0, max: 9 }, 'distribution, min, max', '{ quniform: [0, 9, 1] }'],
  [{ distribution: 'normal', mu: 0, sigma: 1 }, 'distribution, mu, sigma', '{ normal: [0, 1] }'],
  [{ type: 'range', bounds: [0, 1] }, 'type, bounds', '{ uniform: [0, 1] }'],
  [{ _type: 'uniform', _value: [0, 1] }, '_type, _value', '{ uniform: [0, 1] }'],
  [{ _type: 'choice', _value: [0, 1] }, '_type, _value', '{ choice: […] }'],
  [{ range: [1e-4, 1], log: true }, 'range, log', '{ loguniform: [0.0001, 1] }'],
  [{ float: [0, 1] }, 'float: […]', '{ uniform: [0, 1] }'],
  [{ float: [0.1, 1], log: true }, 'float, log', '{ loguniform: [0.1, 1] }'],
  [{ suggest_int: [1, 5] }, 'suggest_int: […]', '{ quniform: [1, 5, 1] }'],
  [{ log: [1e-4, 1] }, 'log: […]', '{ loguniform: [0.0001, 1] }'],
])('%j is an expression of another library', (parameter, found, meant) => {
  const message = `found { ${found} }, which is no expression; did you mean ${meant}? A constant needs another name`;
  expect(() => createStudy({ space: beside(parameter) })).toThrow(InputError);
  expect(() => createStudy({ space: beside(parameter) })).toThrow(message);
  expect(() => createStudy({ space: beside([{ choice: [0, parameter] }]) })).toThrow(message);
});

test.each<[object, string]>([
  [{ choice: ['a', 'b'], default: 'a' }, 'found choice beside default, expected { choice: […] } alone'],
  [{ choice: [uniform(0, 1), 2], seed: 1 }, 'found choice beside seed, expected { choice: […] } alone'],
  [{ randint: 5, default: 1 }, 'found randint beside default, expected { randint: upper } alone'],
  [{ uniform: ['0', '1'], log: true }, 'found uniform beside log, expected { uniform: […] } alone'],
  [
    { uniform: { low: 0, high: 1 }, default: 0.5 },
    'found uniform beside default, expected { uniform: […] } alone',
  ],
  [{ ...uniform(0, 1), log: true }, 'found "log" in uniform, expected only low, high'],
  [{ name: 'choice', options: [1], default: 1 }, 'found "default" in choice, expected only options'],
])('%j says more than an expression can', (parameter, message) => {
  expect(() => createStudy({ space: beside(parameter) })).toThrow(new InputError(`${place}: ${message}`));
});

test.each<[unknown, string]>([
  [Math.tanh, 'a function'],
  [() => 0.5, 'a function'],
  [Symbol('a'), 'a symbol'],
  [10n, 'a bigint'],
  [new Map([['a', 1]]), 'an object of class Map'],
  [new Set([1]), 'an object of class Set'],
  [new Date(0), 'an object of class Date'],
  [Float32Array.of(1, 2), 'an object of class Float32Array'],
  [new (class Layer {})(), 'an object of class Layer'],
  [Object.create({ inherited: 1 }), 'an object of class Object'],
  [{ [Symbol('a')]: 1 }, 'a member named by a symbol'],
])('%s is no plain data', (value, found) => {
  const message = `found ${found}, expected plain data, as trials are kept and read as JSON`;
  expect(() => createStudy({ space: beside(value) })).toThrow(`${place}: ${message}`);
  expect(() => createStudy({ space: { lr: { choice: [1, value] } } })).toThrow(
    `Search space at "/lr/options/1": ${message}`,
  );
  expect(() => createStudy({ space: { lr: uniform(0, 1), uniform: value } })).toThrow(message);
  expect(() => createStudy({ space: { a: { uniform: value } } })).toThrow(
    `Search space at "/a/uniform": ${message}`,
  );
});

test('a parameter called like a word may stand beside others', () => {
  const space = { uniform: uniform(0, 1), normal: { x: uniform(0, 1) }, choice: { choice: [1, 2] } };
  const { parameters } = createStudy({ space }).ask();
  expect(Object.keys(parameters)).toEqual(['uniform', 'normal', 'choice']);
  expect([1, 2]).toContain(parameters.choice);
});

test.each<[unknown]>([
  [{ layers: [{ size: 400, threshold: 100, init: [0, 5], learningRate: 0.2 }, { size: 10 }] }],
  [{ range: [0, 16] }],
  [{ bounds: [0, 1] }],
  [{ options: ['a', 'b'] }],
  [{ classes: ['a', 'b'], firstLabel: 1 }],
  [{ min: 0 }],
  [{ min: 1, max: 0 }],
  [{ min: 0, max: 1, unit: 'mV' }],
  [{ min: 0, max: null }],
  [{ name: 'adam', low: 0, high: 1 }],
  [{ type: 'lif', min: 0, max: 1 }],
  [{ mu: 0, sigma: 1 }],
  [{ mean: 0, std: 1 }],
  [{ kind: 'normal', epochs: 3 }],
  [{ log: true }],
  [{ log: true, step: 3 }],
  [{ values: [] }],
  [{ values: 3 }],
  [{ values: [1, 2], labels: [0, 1] }],
  [{ float: [1, 2, 3] }],
  [{ int: 8 }],
  [{ default: 3 }],
  [{ default: [1, 2] }],
  [{ rule: { use: 's4nn', targetGap: 1 }, optimiser: 'sgd', batch: 1, shuffle: true }],
  [{ augmentation: { shift: 2, scale: [0.9, 1.1] }, dropout: [0, 0.2] }],
  [{ normal: 'yes', size: 3 }],
  [{ normal: ['a', 'b'], size: 3 }],
  [Object.assign(Object.create(null), { size: 3 })],
  [[Number.NaN, Infinity, null, undefined, true, '']],
])('%j is plain data', (value) => {
  const { expr } = compile({ expr: beside(value) });
  expect((expr as { a: { b: unknown } }).a.b).toEqual(value);
});
