import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Expression, InputError, random } from '@s4nn/core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { example, packages, project } from '../../testdata/project.js';
import { applyEdits } from '../apply.js';
import type { Config } from '../config.js';
import { isObject, valueAt } from '../pointer.js';
import { readConfig } from '../read.js';
import { parametersOf } from './parameters.js';
import { pointOf } from './point.js';
import { compileSpace } from './space.js';

const layer = '"learningRate": 0.1, "init": [0, 4]';
const space = {
  '/encoder/duration': { quniform: [16, 256, 16] },
  '/training/revive': { uniform: [0, 0.1] },
  '/training/rule': {
    choice: ['s4nn', { use: 's4nn', margin: { randint: 4 }, silent: { choice: ['learn', 'zero'] } }],
  },
  '/training/epochs': { qnormal: [30, 3, 2] },
  '/network/neuron/delay': { randint: 2 },
  '/network/neuron/crossing': { choice: ['>', '>='] },
  '/network/layers': {
    choice: [
      [JSON.parse(`{ "size": 3, "threshold": { "lognormal": [1, 0.5] }, ${layer} }`)],
      [
        JSON.parse(
          `{ "size": { "qloguniform": [100, 1000, 50] }, "threshold": { "normal": [20, 2] }, ${layer} }`,
        ),
        JSON.parse(`{ "size": 3, "threshold": { "loguniform": [0.01, 100] }, ${layer} }`),
      ],
      [
        JSON.parse(
          `{ "size": { "qlognormal": [0, 4, 10] }, "threshold": { "quniform": [0.1, 0.7, 0.1] }, ${layer} }`,
        ),
        JSON.parse('{ "size": 3, "threshold": 10, "learningRate": 0.2, "init": [0, 8] }'),
      ],
    ],
  },
};

const read = (searched: object, more: (text: string) => string = (text) => text): Promise<Config> => {
  const written = example.replace(
    /"space": \{[\s\S]*?\n {4}\}/,
    () => `"space": ${JSON.stringify(searched)}`,
  );
  return readConfig(join(project({ ...packages, 'configs/a.json': more(written) }), 'configs/a.json'));
};

let config: Config;
beforeAll(async () => {
  config = await read(space);
});

/** What any search does: puts numbers within bounds, and beyond them as rounding may, in the place of expressions. */
function evaluate(expression: Expression, draw: () => number): unknown {
  if (Array.isArray(expression)) return expression.map((item) => evaluate(item, draw));
  if (!isObject(expression)) return expression;
  const { name, low, high, mu, sigma, q, upper, options } = expression as Record<string, number> & {
    name?: string;
    options?: Expression[];
  };
  if (name === 'choice') return evaluate(options![Math.floor(draw() * options!.length)], draw);
  if (name === 'randint') return Math.floor(draw() * upper!);
  if (name === undefined) {
    return Object.fromEntries(Object.entries(expression).map(([key, value]) => [key, evaluate(value, draw)]));
  }
  const raw = name.includes('uniform') ? low! + draw() * (high! - low!) : mu! + (draw() - 0.5) * 16 * sigma!;
  const number = name.includes('log') ? Math.exp(raw) : raw;
  return q === undefined ? number : Math.round(number / q) * q;
}

const draws = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

test('whatever a search draws is a valid config, and the edits are what it then says', () => {
  const { expression, decode } = compileSpace(config.json.search!.space);
  fc.assert(
    fc.property(draws, (stream) => {
      const { edits, parameters } = decode(evaluate(expression, () => stream.next().value));
      const json = applyEdits(config, edits);
      for (const [pointer, value] of Object.entries(edits)) {
        if (!isObject(value) && !Array.isArray(value) && value !== 's4nn')
          expect(valueAt(json, pointer)).toBe(value);
      }
      for (const { value, label, range } of parameters) {
        if (range.kind === 'choice') {
          expect(String(range.choices[value])).toBe(label);
          continue;
        }
        const { low, high, step, log } = range;
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        if (step !== null && Number.isInteger(step)) expect(Number.isInteger(value)).toBe(true);
        if (log) expect(low).toBeGreaterThan(0);
        if (step !== null && !log)
          expect(Math.abs((value - low) / step - Math.round((value - low) / step))).toBeLessThan(1e-9);
      }
    }),
  );
});

test('every trial is a point of the space: its arguments come back', () => {
  const { expression, decode } = compileSpace(config.json.search!.space);
  fc.assert(
    fc.property(draws, (stream) => {
      const { edits, parameters } = decode(evaluate(expression, () => stream.next().value));
      const edited = { ...config, json: applyEdits(config, edits) };
      const args = pointOf(config.schema, edited.json, config.json.search!.space);
      expect(args).not.toBeNull();
      const again = decode(args);
      expect(applyEdits(config, again.edits)).toEqual(edited.json);
      // The rule may be written in two ways that mean the same; all else is told apart.
      const other = (all: typeof parameters) => all.filter(({ name }) => !name.startsWith('/training/rule'));
      expect(other(again.parameters)).toEqual(other(parameters));
    }),
  );
});

test('hyperopt-js itself can search the space', () => {
  // It has no type declarations.
  const { search, Trials } = createRequire(import.meta.url)('hyperparameters') as {
    search: {
      randomSearch: (ids: number[], domain: object, trials: object, seed: number) => { args: unknown }[];
    };
    Trials: new () => object;
  };
  const { expression, decode } = compileSpace(config.json.search!.space);
  const domain = { expr: expression, newResult: () => ({ status: 'new' }) };
  const ids = Array.from({ length: 50 }, (_, id) => id);
  const docs = search.randomSearch(ids, domain, new Trials(), 3);
  const seen = docs.map(({ args }) => applyEdits(config, decode(args).edits).network.layers.length);
  expect(new Set(seen)).toEqual(new Set([1, 2]));
});

test('the golden form of every expression', async () => {
  const { json } = await read({
    '/network/layers/0/threshold': { loguniform: [1, 100] },
    '/network/layers/0/size': { qloguniform: [100, 1000, 50] },
    '/network/layers/1/init': {
      choice: [
        [0, 8],
        [0, { uniform: [1, 2] }],
      ],
    },
    '/training/shuffle': { choice: [true, false] },
    '/training/epochs': { qnormal: [10, 1, 1] },
  });
  const { expression, decode } = compileSpace(json.search!.space);
  expect(expression).toEqual({
    '/network/layers/0/threshold': { name: 'loguniform', low: 0, high: Math.log(100) },
    '/network/layers/0/size': { name: 'qloguniform', low: Math.log(100), high: Math.log(1000), q: 50 },
    '/network/layers/1/init': {
      name: 'choice',
      options: [
        { index: 0, inner: {} },
        { index: 1, inner: { '/1': { name: 'uniform', low: 1, high: 2 } } },
      ],
    },
    '/training/shuffle': {
      name: 'choice',
      options: [
        { index: 0, inner: {} },
        { index: 1, inner: {} },
      ],
    },
    '/training/epochs': { name: 'qnormal', mu: 10, sigma: 1, q: 1 },
  });
  const args = {
    '/network/layers/0/threshold': 100.00000000000001,
    '/network/layers/0/size': 150.00000000000003,
    '/network/layers/1/init': { index: 1, inner: { '/1': 1.5 } },
    '/training/shuffle': { index: 1, inner: {} },
    '/training/epochs': 3.9,
  };
  expect(decode(args)).toEqual({
    edits: {
      '/network/layers/0/threshold': 100,
      '/network/layers/0/size': 150,
      '/network/layers/1/init': [0, 1.5],
      '/training/shuffle': false,
      '/training/epochs': 4,
    },
    parameters: [
      {
        name: '/network/layers/0/threshold',
        value: 100,
        range: { kind: 'number', low: 1, high: 100, step: null, log: true },
      },
      {
        name: '/network/layers/0/size',
        value: 150,
        range: { kind: 'number', low: 100, high: 1000, step: 50, log: true },
      },
      {
        name: '/network/layers/1/init',
        value: 1,
        label: '[0,{"uniform":[1,2]}]',
        range: { kind: 'choice', choices: ['[0,8]', '[0,{"uniform":[1,2]}]'] },
      },
      {
        name: '/network/layers/1/init/choice/1/1',
        value: 1.5,
        range: { kind: 'number', low: 1, high: 2, step: null, log: false },
      },
      {
        name: '/training/shuffle',
        value: 1,
        label: 'false',
        range: { kind: 'choice', choices: [true, false] },
      },
      {
        name: '/training/epochs',
        value: 4,
        range: { kind: 'number', low: 4, high: 16, step: 1, log: false },
      },
    ],
  });
});

test('the config as it is is a point of its space, or none', async () => {
  const searched = {
    '/network/layers/0/size': { quniform: [50, 150, 50] },
    '/network/layers/1': {
      choice: [
        { size: 3, threshold: 9, learningRate: 0.2, init: [0, 8] },
        { size: 3, threshold: { uniform: [5, 20] }, learningRate: 0.2, init: [0, 8] },
      ],
    },
  };
  const inside = {
    '/network/layers/0/size': 100,
    '/network/layers/1': { index: 1, inner: { '/threshold': 10 } },
  };
  const at = ({ schema, json }: Config) => pointOf(schema, json, json.search!.space);
  expect(at(await read(searched))).toEqual(inside);
  expect(at(await read(searched, (text) => text.replace('"size": 100', '"size": 120')))).toBeNull();
  expect(at(await read(searched, (text) => text.replace('"size": 100', '"size": 200')))).toBeNull();
  expect(at(await read(searched, (text) => text.replace('[0, 8] }', '[0, 9] }')))).toBeNull();
});

test('edits that make no valid config are refused', () => {
  expect(() => applyEdits(config, { '/network/layers/0/threshold': 0, '/training/epochs': 1.5 })).toThrow(
    new InputError(
      '/network/layers/0/threshold: found 0, expected a number greater than 0\n' +
        '/training/epochs: found 1.5, expected an integer from 1 to 1000000',
    ),
  );
  expect(config.json.network.layers[0].threshold).toBe(10);
});

test('a search that does not evaluate the expression is named', () => {
  const { decode } = compileSpace({
    '/training/epochs': { quniform: [1, 3, 1] },
    '/network/layers': { choice: [1, 2] },
  });
  const search = 'is it a search for hyperopt-js?';
  expect(() => decode({ '/network/layers': { index: 0, inner: {} } })).toThrow(
    new InputError(`the search gave undefined for /training/epochs, expected a number; ${search}`),
  );
  expect(() => decode({ '/training/epochs': 1, '/network/layers': 1 })).toThrow(
    new InputError(`the search gave 1 for /network/layers, expected an option with its index; ${search}`),
  );
});

test('a space lists every parameter that a trial can have, by the name it has there', () => {
  const listed = new Map(parametersOf(space).map((parameter) => [parameter.name, parameter]));
  expect(listed.get('/encoder/duration')).toEqual({
    name: '/encoder/duration',
    use: 'quniform',
    low: 16,
    high: 256,
    step: 16,
    log: false,
  });
  expect(listed.get('/network/neuron/crossing')).toEqual({
    name: '/network/neuron/crossing',
    use: 'choice',
    choices: ['>', '>='],
  });
  const { expression, decode } = compileSpace(space);
  const seen = new Set<string>();
  for (let trial = 0; trial < 100; trial++) {
    const { parameters } = decode(evaluate(expression, random(1, 'trial', trial)));
    for (const { name, range } of parameters) {
      seen.add(name);
      const parameter = listed.get(name)!;
      if (range.kind === 'choice') {
        expect(parameter).toMatchObject({ use: 'choice', choices: range.choices });
      } else {
        const { low, high, log } = range;
        expect(parameter).toMatchObject({ low, high, log });
      }
    }
  }
  expect([...listed.keys()].sort()).toEqual([...seen].sort());
});

test.each([
  ['rule', 's4nn', 'decision-cross-entropy', { temperature: 0.5 }],
  ['rule', 'decision-cross-entropy', 's4nn', { margin: 3 }],
  ['optimiser', 'sgd', 'adam', { beta1: 0.9 }],
  ['optimiser', 'adam', 'sgd', {}],
])(
  'a trial with another %s than the config, %s → %s, has its options alone',
  async (name, own, other, has) => {
    const pointer = `/training/${name}`;
    const { source } = await read({ [pointer]: { choice: [own, other, { use: other }] } });
    const readAs = (use: string) => readConfig(source.file, { set: { [pointer]: use } });
    const [found, { json }] = [await readAs(own), await readAs(other)];
    for (const value of [other, { use: other }])
      expect(valueAt(applyEdits(found, { [pointer]: value }), pointer)).toEqual(valueAt(json, pointer));
    expect(valueAt(json, pointer)).toMatchObject({ use: other, ...has });
    expect(applyEdits(found, { [pointer]: own })).toEqual(found.json);
    await expect(read({ [pointer]: { choice: [{ use: other, nope: 1 }] } })).rejects.toThrow(
      `a trial would have ${pointer}/nope: unknown name`,
    );
  },
);
