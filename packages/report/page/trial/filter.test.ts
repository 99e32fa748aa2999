import { numberAt, positionOf } from '@s4nn/charts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { example, exampleOfTwo } from '../../test/example.js';
import { type Condition, passes, replaced } from './filter.js';
import { filterIn, filterText } from './filter-text.js';
import { mostLines, ofInterest } from './interest.js';
import { viewOf } from './view.js';

const two = exampleOfTwo(60);
const shownBy = (...filter: Condition[]): number[] =>
  two.trials.filter((trial) => passes(two.objectives, filter, trial)).map(({ id }) => id);
const size = { parameter: '/network/layers/0/size', low: 200, high: 400 };

test('a trial passes that meets every condition, ends included; one without the value does not', () => {
  expect(shownBy()).toHaveLength(60);
  const sized = two.trials.filter(({ parameters }) => {
    const value = Number(parameters['/network/layers/0/size']);
    return value >= 200 && value <= 400;
  });
  expect(shownBy(size)).toEqual(sized.map(({ id }) => id));
  expect(shownBy(size).length).toBeGreaterThan(5);
  const ends = two.trials.map(({ parameters }) => Number(parameters['/network/layers/0/size']));
  const whole = { ...size, low: Math.min(...ends), high: Math.max(...ends) };
  expect(shownBy(whole)).toHaveLength(60);
  const fields = { parameter: '/encoder/choice/2/fields', low: 0, high: 100 };
  const having = two.trials.filter(({ parameters }) => '/encoder/choice/2/fields' in parameters);
  expect(shownBy(fields)).toEqual(having.map(({ id }) => id));
  const spikes = { metric: 'spikes.toDecision', low: 0, high: 1e9 };
  expect(shownBy(spikes)).toEqual(two.trials.filter(({ values }) => values).map(({ id }) => id));
  const encoder = { parameter: '/encoder', choices: ['latency'] };
  expect(shownBy(size, encoder)).toEqual(shownBy(size).filter((id) => shownBy(encoder).includes(id)));
  expect(shownBy({ ...encoder, choices: [] })).toEqual([]);
  expect(shownBy({ parameter: '__proto__', low: 0, high: 1 }, { metric: 'gone', low: 0, high: 1 })).toEqual(
    [],
  );
});

test('a parameter and a metric of one name are two things', () => {
  const metric = { metric: '/network/layers/0/size', low: 0, high: 1 };
  expect(replaced([size, metric], { parameter: size.parameter }, null)).toEqual([metric]);
  expect(replaced([size, metric], { metric: metric.metric }, { ...metric, high: 2 })).toEqual([
    size,
    { ...metric, high: 2 },
  ]);
});

test('the number at a place lies there, and its ends are those of the range', () => {
  const bound = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(bound, bound, fc.boolean(), unit, (one, other, log, position) => {
      fc.pre(Math.abs(one - other) > 1e-3 * Math.max(one, other));
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const range = { name: '', kind: 'number', low, high, log } as const;
      expect(Math.abs(positionOf(range, numberAt(range, position)) - position)).toBeLessThan(0.011);
      expect([numberAt(range, 0), numberAt(range, 1)]).toEqual([low, high]);
    }),
  );
});

const interestIn = (count: number, of = example) => {
  const data = of(count);
  const view = viewOf(
    data,
    0,
    { width: 1000, dark: false },
    { filter: [], onFilter: () => {}, marked: () => null },
  );
  return { data, interest: ofInterest(view, data.trials, 'maximize', view.scoreOf) };
};

test('as few trials as fit are all shown', () => {
  expect(interestIn(mostLines).interest).toBeNull();
});

test.each([301, 330, 1000, 5000])(
  'of %i trials 300 are of interest: the best, and as many of each state as it has',
  (count) => {
    const { data, interest } = interestIn(count);
    const { ids, text } = interest!;
    expect(ids.size).toBe(300);
    expect(text).toMatch(
      /^300 of [\d,]+ trials: those that run, the best, (?:most|about every \d+(?:nd|rd|th)) of the others, from good to bad/,
    );
    const scores = data.trials.filter(({ state }) => state === 'complete').map(({ values }) => values![0]!);
    const hundredth = scores.sort((a, b) => b - a)[99]!;
    for (const { id, state, values } of data.trials) {
      if (state === 'running' || data.best.includes(id)) expect(ids).toContain(id);
      if (state === 'complete' && values![0]! > hundredth) expect(ids).toContain(id);
    }
    const others = data.trials.filter(
      ({ id, state, values }) =>
        !(
          state === 'running' ||
          data.best.includes(id) ||
          (state === 'complete' && values![0]! >= hundredth)
        ),
    );
    for (const state of ['complete', 'pruned', 'fail']) {
      const all = others.filter((trial) => trial.state === state).length;
      const shown = others.filter((trial) => trial.state === state && ids.has(trial.id)).length;
      expect(Math.abs(shown - (all * 198) / others.length), state).toBeLessThan(3);
    }
    // Bad ones, too: not only the upper half of what was pruned.
    const pruned = others
      .filter((trial) => trial.state === 'pruned')
      .sort((a, b) => a.values![0]! - b.values![0]!);
    const worse = pruned.slice(0, pruned.length >> 1).filter(({ id }) => ids.has(id)).length;
    const shown = pruned.filter(({ id }) => ids.has(id)).length;
    expect(Math.abs(worse - shown / 2)).toBeLessThanOrEqual(2);
  },
);

test('a front larger than all places does not push out what runs', () => {
  const { data, interest } = interestIn(1000, (count) => {
    const one = example(count);
    return { ...one, best: one.trials.filter(({ state }) => state === 'complete').map(({ id }) => id) };
  });
  expect(interest!.ids.size).toBe(300);
  for (const { id, state } of data.trials) if (state === 'running') expect(interest!.ids).toContain(id);
});

test('a filter is the same again from its text, and any other text is one without what it should not have', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const bounds = { low: number, high: number };
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ parameter: fc.string(), ...bounds }),
    fc.record({ metric: fc.string(), ...bounds }),
    fc.record({ parameter: fc.string(), choices: fc.array(fc.string()) }),
  );
  fc.assert(
    fc.property(fc.array(condition), (filter) => {
      expect(filterIn(filterText(filter))).toEqual(filter);
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      for (const one of filterIn(text))
        expect(passes(two.objectives, [one], two.trials[0]!)).toEqual(expect.any(Boolean));
    }),
  );
  expect(filterIn('[{"parameter":"a","low":1},{"metric":"b","low":0,"high":1,"x":2},null,3]')).toEqual([
    { metric: 'b', low: 0, high: 1 },
  ]);
});
