import { InputError } from '@s4nn/core';
// @ts-expect-error hyperopt-js has no type declarations.
import hyperparameters from 'hyperparameters';
import { expect, test } from 'vitest';
import { createStudy, type StudyOptions } from './study.js';

const { choice, uniform, quniform } = hyperparameters;
interface Parameters {
  readonly x: number;
  readonly kind: { readonly name: string; readonly y?: number };
}
const space = {
  x: uniform(-5, 5),
  kind: choice([{ name: 'flat' }, { name: 'bent', y: quniform(1, 10, 1) }]),
};
const value = ({ x, kind }: Parameters) =>
  (x - 1) ** 2 + (kind.y === undefined ? 1 : Math.abs(kind.y - 8) / 8);

function run(options: Partial<StudyOptions>, count: number, sign = 1) {
  const study = createStudy<Parameters>({ space, ...options });
  for (let turn = 0; turn < count; turn++) {
    const { id, parameters } = study.ask();
    study.tell(id, sign * value(parameters));
  }
  return study;
}

test('asks, is told, and finds the minimum; the same seed finds it the same way', () => {
  const study = run({ seed: 1 }, 50);
  const best = study.best()!;
  expect(best.value).toBeLessThan(0.05);
  expect(best.value).toBe(value(best.parameters));
  expect(best.parameters.kind.name).toBe('bent');
  expect(study.trials.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, id) => id));
  expect(run({ seed: 1 }, 50).trials).toEqual(study.trials);
  expect(run({ seed: 2 }, 50).trials).not.toEqual(study.trials);
  expect(run({}, 12).trials).toEqual(run({ seed: 0 }, 12).trials);
});

test('maximising is minimising what is turned around', () => {
  const low = run({ seed: 3 }, 30);
  const high = run({ seed: 3, direction: 'maximize' }, 30, -1);
  expect(high.trials).toEqual(low.trials);
  expect(high.best()!.value).toBe(-low.best()!.value);
});

test('the best is the earliest of equals, and complete', () => {
  const study = createStudy({ space });
  expect(study.best()).toBeNull();
  for (const outcome of [2, { value: 0, prunedAt: 3 }, { failed: 'out of memory' }, 1, 1]) {
    study.tell(study.ask().id, outcome);
  }
  study.ask();
  expect(study.best()).toMatchObject({ id: 3, value: 1 });
  expect(study.trials.map(({ state }) => state)).toEqual([2, 2, 2, 2, 2, 1]);
  expect(study.trials[1]!.result).toEqual({ status: 'pruned', loss: 0, rung: 3 });
  expect(study.trials[2]!.result).toEqual({ status: 'fail', failure: 'out of memory' });
});

test('trials under way are known to the search, and may be told in any order', () => {
  const grid = [choice([0, 1, 2, 3]), choice([0, 1, 2])];
  const study = createStudy({ space: grid, startup: 2 });
  const asked = Array.from({ length: 12 }, () => study.ask());
  expect(new Set(asked.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(12);
  for (const { id } of asked.toReversed()) study.tell(id, id);
  expect(study.best()!.id).toBe(0);
});

test('failures turn it away', () => {
  const study = createStudy<{ x: number }>({ space: { x: uniform(0, 1) }, seed: 5 });
  let failed = 0;
  for (let turn = 0; turn < 60; turn++) {
    const { id, parameters } = study.ask();
    if (parameters.x > 0.5 && turn >= 10) failed++;
    study.tell(id, parameters.x > 0.5 ? { failed: 'diverged' } : (parameters.x - 0.3) ** 2);
  }
  expect(failed).toBeLessThan(10);
});

test('continues from trials written as JSON, as if it had never stopped', () => {
  const whole = run({ seed: 4 }, 40);
  const begun = run({ seed: 4 }, 15);
  const under = begun.ask();
  const study = createStudy<Parameters>({ space, seed: 4, trials: JSON.parse(JSON.stringify(begun.trials)) });
  study.tell(under.id, value(under.parameters));
  expect(begun.trials.at(-1)!.state).toBe(1);
  for (let turn = 16; turn < 40; turn++) {
    const { id, parameters } = study.ask();
    study.tell(id, value(parameters));
  }
  expect(study.trials).toEqual(whole.trials);
});

test('several objectives: the front, in the directions asked for', () => {
  const losses = (x: number): [number, number] => [x ** 2, -((x - 2) ** 2)];
  const study = createStudy<{ x: number }>({
    space: { x: uniform(-4, 4) },
    direction: ['minimize', 'maximize'],
    seed: 2,
  });
  expect(study.front()).toEqual([]);
  for (let turn = 0; turn < 60; turn++) {
    const { id, parameters } = study.ask();
    if (turn % 10 === 9) study.tell(id, { failed: 'no reason' });
    else study.tell(id, losses(parameters.x));
  }
  const front = study.front();
  expect(front.length).toBeGreaterThan(15);
  for (const { parameters, values } of front) {
    expect(values).toEqual(losses(parameters.x));
    // Every x between the two optima is on the front, and outside only what nothing has beaten yet.
    expect(parameters.x).toBeGreaterThan(-0.3);
    expect(parameters.x).toBeLessThan(2.3);
  }
  const within = study.trials.filter(
    ({ args, result }) =>
      result.status === 'ok' && (args as { x: number }).x >= 0 && (args as { x: number }).x <= 2,
  );
  expect(front.map(({ id }) => id)).toEqual(expect.arrayContaining(within.map(({ id }) => id)));
  expect(() => study.best()).toThrow(InputError);
  const { id } = study.ask();
  expect(() => study.tell(id, 1)).toThrow(
    new InputError(
      `tell(${id}): found 1 values, but the study has 2 directions. Give one value per direction.`,
    ),
  );
  expect(() => study.tell(id, [1, Number.NaN])).toThrow(InputError);
});

test('with one objective the front is all that is best', () => {
  const study = createStudy({ space, direction: 'maximize' });
  for (const value of [1, 3, 2, 3]) study.tell(study.ask().id, value);
  expect(study.front().map(({ id, values }) => [id, values])).toEqual([
    [1, [3]],
    [3, [3]],
  ]);
});

test('mistakes are refused and change nothing', () => {
  const study = createStudy({ space });
  const fails = (act: () => unknown, message: string) => expect(act).toThrow(new InputError(message));
  fails(
    () => study.tell(0, 1),
    'tell(0): there is no such trial; no trial was asked for yet. Give the id that ask() returned.',
  );
  const { id } = study.ask();
  fails(
    () => study.tell(7, 1),
    'tell(7): there is no such trial; the last one is 0. Give the id that ask() returned.',
  );
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, undefined, '1', null]) {
    fails(
      () => study.tell(id, bad as never),
      `tell(0): found ${bad}, expected a finite number. If the trial has none, tell(0, { failed: 'why' }).`,
    );
  }
  expect(() => study.tell(id, { value: Number.NaN, prunedAt: 1 })).toThrow(InputError);
  expect(() => study.tell(id, { value: 1 } as never)).toThrow(InputError);
  expect(() => study.tell(id, { value: 1, prunedAt: Number.NaN })).toThrow(InputError);
  expect(study.trials[0]!.state).toBe(1);
  study.tell(id, 1);
  fails(() => study.tell(id, 1), 'tell(0): this trial has been told already. Ask for another one.');
  expect(study.best()!.value).toBe(1);
});

test.each([
  [{ seed: -1 }, 'createStudy.seed: found -1, expected an integer from 0 to 9007199254740991'],
  [{ direction: 'up' }, 'createStudy.direction: found "up", expected "minimize" or "maximize"'],
  [{ direction: [] }, 'createStudy.direction: found none, expected one per objective'],
  [{ candidate: 5 }, 'createStudy: found an unknown option "candidate"; did you mean "candidates"?'],
  [{ space: uniform(1, 0) }, 'Search space at "/": uniform needs low < high, found low 1 and high 0.'],
])('%j is refused at once', (options, message) => {
  expect(() => createStudy({ space, ...(options as object) })).toThrow(new InputError(message));
});

const earlier = (...outcomes: readonly (number | readonly [number, number])[]) => {
  const direction = Array.isArray(outcomes[0]) ? (['minimize', 'minimize'] as const) : 'minimize';
  const study = createStudy<{ x: number }>({ space: { x: uniform(0, 10) }, direction });
  for (const outcome of outcomes) study.tell(study.ask().id, outcome);
  return study.trials;
};
const [first, second] = earlier(3, 4);
const guess = (args: unknown) => ({ id: 0, state: 2, args, result: { status: 'ok', loss: 1 } }) as const;

test.each<[object, unknown, string]>([
  [
    { y: uniform(0, 1) },
    [first],
    '[0]: found values of "/x", expected some of "/y", as in the space; give the trials of a study of the same space',
  ],
  [
    { y: uniform(0, 1), kind: choice([{ x: uniform(0, 1) }]) },
    [first],
    '[0]: found values of "/x", expected some of "/y", "/kind", "/kind/options/0/x", as in the space',
  ],
  [{ x: uniform(0, 10) }, run({}, 1).trials, '[0]: found values of "/x", "/kind"'],
  [{ x: uniform(0, 1e-9) }, [first], `[0]: found ${(first!.args as { x: number }).x} as the value of "/x"`],
  [{ x: choice([1, 2]) }, [first], ' as the value of "/x", expected one that its expression can have'],
  [{ y: uniform(0, 1) }, [guess({ x: 0.5 })], '[0]: found no values, expected some of "/y"'],
  [{ x: uniform(0, 1) }, [guess({ x: 7 })], '[0]: found no values, expected some of "/x"'],
  [{ x: uniform(0, 10) }, [first, second, first], '[2]: found the id 0 again, expected a trial with'],
  [{ x: uniform(0, 10) }, [{ args: { x: 3 } }], '[0]: found the id undefined, expected a trial with'],
  [{ x: uniform(0, 10) }, [null], '[0]: found the id undefined'],
  [{ x: uniform(0, 10) }, { ...first }, ': found an object, expected an array of trials'],
  [{ x: uniform(0, 10) }, earlier([1, 2]), '[0]: found 2 losses, expected 1, one per direction'],
])('a study of %j does not continue from trials of another', (other, trials, message) => {
  const begin = () => createStudy({ space: other, trials } as StudyOptions);
  expect(begin).toThrow(InputError);
  expect(begin).toThrow(message);
  expect(begin).toThrow('createStudy.trials');
});

test('a study continues from a first guess, and from trials of a smaller space', () => {
  for (const trials of [[guess({ x: 7 })], [first!, second!]]) {
    const study = createStudy({ space: { x: uniform(0, 10), y: uniform(0, 1) }, trials, startup: 1 });
    expect(study.ask().id).toBe(trials.length);
  }
});

test.each(['startup', 'candidates'] as const)('more %s than memory holds are refused', (name) => {
  const space = { x: uniform(0, 1) };
  expect(() => createStudy({ space, [name]: 1_000_001 })).toThrow(
    `${name}: found 1000001, expected an integer from 1 to 1000000`,
  );
  const study = createStudy({ space, [name]: 1_000_000 });
  expect(study.ask().parameters.x).toBeLessThanOrEqual(1);
});
