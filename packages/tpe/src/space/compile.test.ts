import { InputError, type TrialDoc } from '@s4nn/core';
// @ts-expect-error hyperopt-js has no type declarations.
import hyperopt from 'hyperparameters';
import { expect, test } from 'vitest';
import { grid } from '../grid.js';
import * as ours from '../index.js';
import { quasiRandom } from '../quasi-random.js';
import { random } from '../random.js';
import { compile } from './compile.js';

const compiled = (expr: unknown) => compile({ expr }).expr;

/** The same space by a word, by our function and by hyperopt-js's. */
const ways: readonly [word: object, own: unknown, theirs: unknown][] = [
  [{ uniform: [-1, 2] }, ours.uniform(-1, 2), hyperopt.uniform(-1, 2)],
  [{ quniform: [10, 40, 10] }, ours.quniform(10, 40, 10), hyperopt.quniform(10, 40, 10)],
  [{ loguniform: [1e-4, 1] }, ours.loguniform(1e-4, 1), hyperopt.loguniform(Math.log(1e-4), 0)],
  [{ qloguniform: [1, 64, 1] }, ours.qloguniform(1, 64, 1), hyperopt.qloguniform(0, Math.log(64), 1)],
  [{ normal: [3, 2] }, ours.normal(3, 2), hyperopt.normal(3, 2)],
  [{ qnormal: [3, 2, 1] }, ours.qnormal(3, 2, 1), hyperopt.qnormal(3, 2, 1)],
  [{ lognormal: [-1, 2] }, ours.lognormal(-1, 2), hyperopt.lognormal(-1, 2)],
  [{ qlognormal: [0, 1, 0.5] }, ours.qlognormal(0, 1, 0.5), hyperopt.qlognormal(0, 1, 0.5)],
  [{ randint: 7 }, ours.randint(7), hyperopt.randint(7)],
  [
    { choice: ['a', { uniform: [0, 1] }] },
    ours.choice(['a', ours.uniform(0, 1)]),
    hyperopt.choice(['a', hyperopt.uniform(0, 1)]),
  ],
];

test.each(ways)('%j is the same by a function and by hyperopt-js', (word, own, theirs) => {
  const expected = JSON.parse(JSON.stringify(compiled(theirs)));
  expect(compiled(word)).toEqual(expected);
  expect(compiled(own)).toEqual(expected);
  expect(compiled(compiled(word))).toEqual(expected);
});

test('all searches take words, wherever they are, and draw natural values', () => {
  const expr = {
    lr: { loguniform: [1e-4, 1] },
    list: [{ randint: 3 }, 5],
    model: { choice: [{ layers: 1 }, { layers: 2, sizes: [{ quniform: [10, 40, 10] }] }] },
  };
  for (const algo of [ours.tpe({ startup: 3 }), random(), quasiRandom(), grid()]) {
    const trials: TrialDoc[] = [];
    const rates: number[] = [];
    for (let id = 0; id < 25; id++) {
      const [trial] = algo([id], { expr }, { trials }, 1) as [TrialDoc];
      const { lr, list, model } = trial.args as {
        lr: number;
        list: [number, 5];
        model: { layers: number; sizes?: [number] };
      };
      rates.push(lr);
      expect([0, 1, 2]).toContain(list[0]);
      expect(list[1]).toBe(5);
      if (model.layers === 2) expect([10, 20, 30, 40]).toContain(model.sizes![0]);
      else expect(model).toEqual({ layers: 1 });
      trials.push({ ...trial, state: 2, result: { status: 'ok', loss: lr } });
    }
    expect(Math.min(...rates)).toBeGreaterThanOrEqual(1e-4 * (1 - 1e-9));
    expect(Math.max(...rates)).toBeLessThanOrEqual(1);
    // Below the middle of the bounds' logarithms there is something only if they are searched by them.
    expect(rates.some((rate) => rate < 1e-2)).toBe(true);
  }
});

test("hyperopt-js's fmin takes them, too", async () => {
  const objective = ({ lr }: { lr: number }) => Math.log10(lr / 0.01) ** 2;
  const trials = await hyperopt.fmin(objective, { lr: { loguniform: [1e-4, 1] } }, ours.tpe(), 25);
  expect(
    Math.min(...trials.trials.map(({ result }: TrialDoc) => (result as { loss: number }).loss)),
  ).toBeLessThan(0.05);
});

test.each<[unknown, string]>([
  [
    { lr: { logunifrom: [1e-4, 1] } },
    'Search space at "/lr": found { logunifrom: […] }, which is no expression; did you mean "loguniform"?',
  ],
  [{ lr: { logUniform: [1e-4, 1] } }, 'did you mean "loguniform"?'],
  [{ lr: { log_uniform: [1e-4, 1] } }, 'did you mean "loguniform"?'],
  [
    { n: { int: [1, 5] } },
    'Search space at "/n": found { int: […] }, which is no expression; did you mean { quniform: [1, 5, 1] }?',
  ],
  [
    { f: { choise: ['relu', 'tanh'] } },
    'Search space at "/f": found { choise: […] }, which is no expression; did you mean "choice"?',
  ],
  [
    { lr: { name: 'logunifrom', low: -4, high: 0 } },
    'Search space at "/lr": found the name "logunifrom"; did you mean "loguniform"?',
  ],
  [
    { lr: { loguniform: { low: 1e-4, high: 1 } } },
    'Search space at "/lr": found { loguniform: {"low":0.0001,"high":1} }, expected { loguniform: […] }',
  ],
  [
    { lr: { loguniform: '1e-4..1' } },
    'Search space at "/lr": found { loguniform: "1e-4..1" }, expected { loguniform: […] }',
  ],
  [
    { lr: { loguniform: [1e-4, 1], default: 0.1 } },
    'Search space at "/lr": found loguniform beside default, expected { loguniform: […] } alone',
  ],
  [
    { lr: { loguniform: [1e-4, 1, 3] } },
    'Search space at "/lr": found loguniform of [0.0001, 1, 3], expected [low, high]',
  ],
  [
    { lr: { loguniform: [0, 1] } },
    'Search space at "/lr": found loguniform of [0, 1], expected a low above 0; write the bounds themselves',
  ],
  [
    { lr: { loguniform: [-4, 0] } },
    'Search space at "/lr": found loguniform of [-4, 0], expected a low above 0',
  ],
  [
    { lr: { loguniform: [1, 0.1] } },
    'Search space at "/lr": loguniform needs low < high, found low 1 and high 0.1.',
  ],
  [{ lr: { uniform: ['0', 1] } }, 'Search space at "/lr": uniform needs a finite number as "low", found 0.'],
  [
    { lr: { uniform: [0, Number.NaN] } },
    'Search space at "/lr": uniform needs a finite number as "high", found NaN.',
  ],
  [
    { n: { randint: 0 } },
    'Search space at "/n": randint needs a whole number of at least 1 as "upper", found 0.',
  ],
  [{ n: { randint: [5] } }, 'Search space at "/n": randint needs a finite number as "upper", found 5.'],
  [{ f: { choice: [] } }, 'Search space at "/f": choice needs a list of at least one option.'],
  [{ f: { choice: [1, { unifrom: [0, 1] }] } }, 'Search space at "/f/options/1": found { unifrom: […] }'],
  [hyperopt.choice([{ x: { unifrom: [0, 1] } }]), 'Search space at "/options/0/x": found { unifrom: […] }'],
  [{}, 'Search space: found no expression, expected at least one'],
  [undefined, 'Search space: found no expression'],
  [{ lr: [1e-4, 1] }, 'Search space: found no expression'],
  [{ lr: { range: [1e-4, 1] }, layers: { use: 'adam' } }, 'Search space: found no expression'],
])('%j is refused', (space, message) => {
  expect(() => ours.createStudy({ space })).toThrow(InputError);
  expect(() => ours.createStudy({ space })).toThrow(message);
  expect(() => ours.tpe()([0], { expr: space }, { trials: [] }, 1)).toThrow(message);
});

test.each<[unknown, unknown]>([
  [{ uniform: hyperopt.uniform(0, 1) }, { uniform: { name: 'uniform', low: 0, high: 1 } }],
  [{ normal: { x: { uniform: [0, 1] } } }, { normal: { x: { name: 'uniform', low: 0, high: 1 } } }],
  [
    [{ name: 'adam', low: 0 }, { layers: [100, 50] }, { use: 'sgd' }, null, { randint: 2 }],
    [{ name: 'adam', low: 0 }, { layers: [100, 50] }, { use: 'sgd' }, null, { name: 'randint', upper: 2 }],
  ],
])('%j holds what it says: parameters called like words, and constants', (space, expected) => {
  expect(JSON.parse(JSON.stringify(compiled(space)))).toEqual(expected);
});

test.each<[() => unknown, string]>([
  [
    () => ours.loguniform(Math.log(1e-4), 0),
    'loguniform: found loguniform of [-9.210340371976182, 0], expected a low above 0; write the bounds themselves, such as [0.001, 1], not their logarithms',
  ],
  [() => ours.uniform(1, 0), 'uniform: uniform needs low < high, found low 1 and high 0.'],
  [() => ours.quniform(0, 1, 0), 'quniform: quniform needs a step "q" above 0, found 0.'],
  [() => ours.normal(0, -1), 'normal: normal needs a sigma above 0, found -1.'],
  [() => ours.randint(1.5), 'randint: randint needs a whole number of at least 1 as "upper", found 1.5.'],
  [
    () => (ours.uniform as (low: number) => unknown)(1),
    'uniform: uniform needs a finite number as "high", found undefined.',
  ],
  [() => ours.choice([]), 'choice: found no options, expected an array of at least one'],
  [() => ours.choice('abc' as never), 'choice: found no options, expected an array of at least one'],
])('%s is refused', (build, message) => {
  expect(build).toThrow(new InputError(message));
});

test('parameters have the type of the space', () => {
  const study = ours.createStudy({
    space: {
      lr: ours.loguniform(1e-4, 1),
      decay: { loguniform: [1e-8, 1e-4] },
      rule: { choice: ['s4nn', 'decision-cross-entropy'] },
      model: ours.choice([{ layers: 1 }, { layers: 2, hidden: ours.quniform(10, 40, 10) }]),
      seed: { randint: 5 },
      epochs: 10,
    },
  });
  const { parameters } = study.ask();
  const lr: number = parameters.lr;
  const decay: number = parameters.decay;
  const rule: 's4nn' | 'decision-cross-entropy' = parameters.rule;
  const hidden: number = parameters.model.layers === 2 ? parameters.model.hidden : 0;
  const epochs: 10 = parameters.epochs;
  // @ts-expect-error a number.
  const text: string = parameters.seed;
  // @ts-expect-error no such parameter.
  expect(parameters.learningRate).toBeUndefined();
  expect([lr, decay, hidden, text, epochs].every((value) => typeof value === 'number')).toBe(true);
  expect(['s4nn', 'decision-cross-entropy']).toContain(rule);
  const untyped = ours.createStudy<{ x: number }>({ space: { x: hyperopt.uniform(0, 1) } });
  const x: number = untyped.ask().parameters.x;
  const own = ours.createStudy<{ x: 0 | 1 }>({ space: { x: ours.randint(2) } }).ask().parameters.x;
  const is: 0 | 1 = own;
  expect(x + is).toBeGreaterThan(0);
  const space = { x: { uniform: [0, 1] } };
  const wide: number = ours.createStudy({ space }).ask().parameters.x;
  expect(wide).toBeLessThan(1);
});

test.each<[object, string]>([
  [{ startups: 5 }, 'createStudy: found an unknown option "startups"; did you mean "startup"?'],
  [
    { directions: 'maximize' },
    'createStudy: found an unknown option "directions"; did you mean "direction"?',
  ],
  [
    { direction: 'maximise' },
    'createStudy.direction: found "maximise", expected "minimize" or "maximize"; did you mean "maximize"?',
  ],
  [{ direction: ['minimize', 'max'] }, 'createStudy.direction: found "max"'],
  [{ seed: 1.5 }, 'createStudy.seed: found 1.5, expected an integer'],
  [{ pending: 'no' }, 'createStudy.pending: found "no", expected true or false'],
  [{ gamma: Number.NaN }, 'createStudy.gamma: found NaN, expected a number greater than 0 and of at most 1'],
])('the options %j are refused', (options, message) => {
  expect(() => ours.createStudy({ space: { x: ours.uniform(0, 1) }, ...options })).toThrow(message);
});

test('other searches refuse unknown options, too', () => {
  expect(() => grid({ point: 3 } as never)).toThrow(
    'grid: found an unknown option "point"; did you mean "points"?',
  );
  expect(() => ours.tpe({ seed: 3 } as never)).toThrow(
    'tpe: found an unknown option "seed"; there are: startup',
  );
});
