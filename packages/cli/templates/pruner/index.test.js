import { prunerContract } from '@s4nn/core/testing';
import { describe, expect, it } from 'vitest';
import plugin from './index.js';

describe('%NAME%', () => {
  for (const check of prunerContract(plugin)) it(check.name, check.run);

  it('stops a trial that has not improved for as many rungs as its patience', () => {
    const objective = { metric: 'validation.accuracy', direction: 'maximize' };
    const pruner = plugin.create({ every: 1, patience: 2 }, { objective, epochs: 10 });
    const then = (...values) => pruner.decide({ id: 0, state: 'running', values }, []).then;
    expect([then(0.5), then(0.5, 0.4), then(0.5, 0.4, 0.6)]).toEqual(['continue', 'continue', 'continue']);
    expect(then(0.5, 0.4, 0.5)).toBe('stop');
  });
});
