import { type Algo, type Expression, InputError, type TrialDoc, type TrialResult } from '@s4nn/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../../../tests/chance.js';
import { branin, braninMinimum, search } from '../test/search.js';
import randomPlugin, { random } from './random.js';
import { evaluate, recognise, spaceOf, type Values } from './space/space.js';
import tpePlugin, { tpe } from './tpe.js';

const number = (name: string, fields: object) => ({ name, ...fields });
const leaf = fc.oneof(
  fc.constantFrom<Expression>(1, 'plain', null, true, { name: 'adam' }),
  fc.integer({ min: 1, max: 4 }).map((upper) => ({ name: 'randint', upper })),
  fc
    .record({
      name: fc.constantFrom('uniform', 'loguniform', 'quniform', 'qloguniform'),
      low: fc.integer({ min: -3, max: 2 }),
      width: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ name, low, width }) =>
      number(name, {
        low,
        high: low + width,
        ...(name[0] === 'q' && { q: name === 'quniform' ? 0.5 : 0.01 }),
      }),
    ),
  fc
    .record({
      name: fc.constantFrom('normal', 'lognormal', 'qnormal', 'qlognormal'),
      mu: fc.integer({ min: -2, max: 2 }),
      sigma: fc.constantFrom(0.1, 1, 3),
    })
    .map(({ name, mu, sigma }) => number(name, { mu, sigma, ...(name[0] === 'q' && { q: 0.5 }) })),
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('expression'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b/c', '~'), tie('expression'), { minKeys: 1 }),
    fc
      .array(tie('expression'), { minLength: 1, maxLength: 3 })
      .map((options) => ({ name: 'choice', options })),
  ),
}));
const result = fc.oneof(
  fc.double().map((loss): TrialResult => ({ status: 'ok', loss })),
  fc.constant<TrialResult>({ status: 'fail' }),
  fc.constant<TrialResult>({ status: 'new' }),
  fc.record({
    status: fc.constant('pruned' as const),
    loss: fc.double(),
    rung: fc.integer({ min: 0, max: 3 }),
  }),
);

const { options, tried } = cases(40);
test(`whatever the space and the outcomes, a suggestion is a point of the space and repeatable (${tried})`, () => {
  fc.assert(
    fc.property(
      expression,
      fc.array(result, { minLength: 16, maxLength: 16 }),
      fc.nat(),
      (expr, ends, seed) => {
        fc.pre(spaceOf(expr).length > 0);
        for (const algo of [tpe({ startup: 4 }), random()]) {
          const trials = search(algo, expr, ends.length, seed, (_, id) => ends[id]!);
          const space = spaceOf(expr);
          for (const trial of trials) {
            const { values } = trial.misc as { values: Values };
            expect(evaluate(expr, values)).toEqual(trial.args);
            expect(recognise(expr, trial.args, {})).toBe(true);
            // Parameters are there exactly when the choices above them say so.
            const active = space.filter(
              ({ condition }) =>
                condition === null || values[space[condition.parent]!.label] === condition.option,
            );
            expect(Object.keys(values)).toEqual(active.map(({ label }) => label));
            for (const parameter of active) {
              const value = values[parameter.label]!;
              if (parameter.kind === 'numeric') {
                expect(Number.isFinite(value)).toBe(true);
                if (parameter.scale.grid)
                  expect(parameter.scale.decode(parameter.scale.encode(value))).toBe(value);
              }
            }
          }
          expect(JSON.parse(JSON.stringify(trials.map(({ misc }) => misc)))).toEqual(
            trials.map(({ misc }) => misc),
          );
          expect(search(algo, expr, ends.length, seed, (_, id) => ends[id]!)).toEqual(trials);
        }
      },
    ),
    options,
  );
});

const finite = {
  kernel: { name: 'choice', options: ['a', { degree: { name: 'quniform', low: 2, high: 4, q: 1 } }] },
  size: { name: 'randint', upper: 3 },
  on: { name: 'choice', options: [true, false] },
};

test('no point of a finite space comes twice before all have come once', () => {
  const size = (1 + 3) * 3 * 2;
  for (let seed = 0; seed < 20; seed++) {
    const trials = search(tpe(), finite, size + 3, seed, (_, id) =>
      id % 3 === 0 ? { status: 'fail' } : { status: 'ok', loss: id % 7 },
    );
    const distinct = new Set(trials.slice(0, size).map(({ args }) => JSON.stringify(args)));
    expect(distinct.size).toBe(size);
  }
});

test('several ids at once are several points, each as if the ones before were pending', () => {
  const ids = Array.from({ length: 24 }, (_, id) => id);
  const together = tpe()(ids, { expr: finite }, { trials: [] }, 3);
  expect(together).toEqual(
    search(tpe(), finite, 24, 3, () => ({ status: 'new' })).map((trial) => ({ ...trial, state: 0 })),
  );
  expect(new Set(together.map(({ args }) => JSON.stringify(args))).size).toBe(24);
});

test('the first trials are a Latin hypercube, also when the seed changes with every call', () => {
  const expr = [0, 1, 2].map(() => ({ name: 'uniform', low: 0, high: 10 }));
  const trials: TrialDoc[] = [];
  for (let id = 0; id < 10; id++) trials.push(...tpe()([id], { expr }, { trials }, 1000 + 77 * id));
  for (const axis of [0, 1, 2]) {
    const strata = trials.map(({ args }) => Math.floor((args as number[])[axis]!));
    expect(strata.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  }
});

test('a first trial of the caller, without misc, takes its place in the design', () => {
  const expr = { x: { name: 'uniform', low: 0, high: 10 } };
  const trials: TrialDoc[] = [{ id: 0, state: 2, args: { x: 4.5 }, result: { status: 'ok', loss: 1 } }];
  for (let id = 1; id < 10; id++) trials.push(...tpe()([id], { expr }, { trials }, 5));
  const strata = trials.map(({ args }) => Math.floor((args as { x: number }).x));
  expect(strata.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("finds Branin's minimum far better than random search", () => {
  const expr = { x: { name: 'uniform', low: -5, high: 10 }, y: { name: 'uniform', low: 0, high: 15 } };
  const regret = (algo: Algo, seed: number) => {
    const trials = search(algo, expr, 60, seed, (args) => ({ status: 'ok', loss: branin(args) }));
    return Math.min(...trials.map(({ args }) => branin(args as { x: number; y: number }))) - braninMinimum;
  };
  const seeds = [1, 2, 3, 4, 5, 6, 7];
  const median = (algo: Algo) => seeds.map((seed) => regret(algo, seed)).toSorted((a, b) => a - b)[3]!;
  expect(median(tpe())).toBeLessThan(0.02);
  expect(median(random())).toBeGreaterThan(0.1);
});

test('turns away from the part of the space that fails', () => {
  const expr = { x: { name: 'uniform', low: 0, high: 1 } };
  const trials = search(tpe(), expr, 60, 1, (args: { x: number }) =>
    args.x > 0.5 ? { status: 'fail' } : { status: 'ok', loss: (args.x - 0.3) ** 2 },
  );
  const failed = trials.slice(10).filter(({ result }) => result.status === 'fail').length;
  expect(failed).toBeLessThan(10);
});

test('random search draws from the distributions of the expressions', () => {
  const expr = [
    { name: 'uniform', low: 2, high: 4 },
    { name: 'loguniform', low: 0, high: 2 },
    { name: 'normal', mu: 3, sigma: 2 },
    { name: 'choice', options: [0, 1] },
  ];
  const ids = Array.from({ length: 4000 }, (_, id) => id);
  const drawn = random()(ids, { expr }, { trials: [] }, 11).map(({ args }) => args as number[]);
  const mean = (of: (row: number[]) => number) => drawn.reduce((sum, row) => sum + of(row), 0) / drawn.length;
  expect(mean(([x]) => x!)).toBeCloseTo(3, 1);
  expect(mean(([, x]) => Math.log(x!))).toBeCloseTo(1, 1);
  expect(mean(([, , x]) => (x! - 3) ** 2)).toBeGreaterThan(3.7);
  expect(mean(([, , x]) => (x! - 3) ** 2)).toBeLessThan(4.3);
  expect(mean(([, , , x]) => x!)).toBeCloseTo(0.5, 1);
});

test('the plugins say what they are, and options out of range are refused', () => {
  expect(tpePlugin.kind).toBe('search');
  expect(randomPlugin.kind).toBe('search');
  const properties = tpePlugin.options.properties as Record<
    string,
    { description?: string; default?: unknown }
  >;
  expect(Object.keys(properties)).toEqual(['startup', 'candidates', 'gamma', 'pending', 'compatibility']);
  for (const property of Object.values(properties)) {
    expect(property.description).toBeTruthy();
    expect(property.default).toBeDefined();
  }
  const ask = (algo: Algo) => algo([0, 1], { expr: finite }, { trials: [] }, 1);
  expect(ask(tpePlugin.create({} as never))).toEqual(ask(tpe()));
  expect(ask(randomPlugin.create({} as never))).toEqual(ask(random()));
  expect(() => tpe({ gamma: 0 })).toThrow(
    new InputError('tpe.gamma: found 0, expected a number greater than 0 and of at most 1'),
  );
  expect(() => tpe({ candidates: 0.5 })).toThrow(InputError);
  expect(() => tpe({ startup: 0 })).toThrow(InputError);
});
