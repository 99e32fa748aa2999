import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distributionOf, naturalValue, parseDistribution } from './distribution.js';

test("ranges are written in Optuna's form", () => {
  const any = { kind: 'number', low: 1, high: 100, step: null } as const;
  expect(distributionOf({ ...any, log: true })).toEqual({
    name: 'FloatDistribution',
    attributes: { step: null, low: 1, high: 100, log: true },
  });
  expect(distributionOf({ ...any, log: false })).toEqual({
    name: 'FloatDistribution',
    attributes: { step: null, low: 1, high: 100, log: false },
  });
  const whole = { kind: 'number', low: 100, high: 1000, step: 50 } as const;
  expect(distributionOf({ ...whole, log: true })).toEqual({
    name: 'IntDistribution',
    attributes: { log: true, step: 1, low: 100, high: 1000 },
  });
  expect(distributionOf({ ...whole, log: false })).toEqual({
    name: 'IntDistribution',
    attributes: { log: false, step: 50, low: 100, high: 1000 },
  });
  expect(distributionOf({ kind: 'number', low: 0.5, high: 2, step: 0.5, log: true })).toEqual({
    name: 'FloatDistribution',
    attributes: { step: null, low: 0.5, high: 2, log: true },
  });
  const choices = ['[0,8]', '[0,{"uniform":[1,2]}]'];
  expect(distributionOf({ kind: 'choice', choices })).toEqual({
    name: 'CategoricalDistribution',
    attributes: { choices },
  });
});

test('with a logarithm Optuna takes no step but 1; what is written is read back', () => {
  const number = fc.double({ min: 0.001, max: 1e6, noNaN: true });
  const range = fc.record({
    kind: fc.constant('number' as const),
    low: number,
    high: number,
    step: fc.option(fc.oneof(fc.integer({ min: 1, max: 100 }), number)),
    log: fc.boolean(),
  });
  fc.assert(
    fc.property(range, (given) => {
      const distribution = distributionOf(given);
      if (distribution.name === 'IntDistribution' && given.log) expect(distribution.attributes.step).toBe(1);
      if (distribution.name === 'FloatDistribution' && given.log)
        expect(distribution.attributes.step).toBe(null);
      expect(parseDistribution(JSON.stringify(distribution))).toEqual(distribution);
      expect(naturalValue(given.low, distribution)).toBe(given.low);
    }),
  );
});
