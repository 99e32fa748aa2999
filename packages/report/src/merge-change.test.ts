import fc from 'fast-check';
import { expect, test } from 'vitest';
import { example } from '../test/example.js';
import { mergeChange } from './merge-change.js';
import type { ReportTrial } from './sweep.js';

const data = example(12);

test('trials are replaced by id and stay in order; all else is what the change says, or as it was', () => {
  const [first] = data.trials as [ReportTrial];
  const merged = mergeChange(data, {
    trials: [
      { ...first, id: 14 },
      { ...first, id: 3, reason: 'new' },
      { ...first, id: 12 },
    ],
    best: [3],
  });
  expect(merged.trials.map(({ id }) => id)).toEqual([...Array.from({ length: 13 }, (_, id) => id), 14]);
  expect(merged.trials[3]!.reason).toBe('new');
  expect(merged.trials[4]).toBe(data.trials[4]);
  expect(merged).toMatchObject({ name: data.name, best: [3] });
  expect(data.trials[3]!.reason).not.toBe('new');
  expect(mergeChange(data, { written: 'later' })).toEqual({ ...data, written: 'later' });
});

test('changes one after the other give the same as the last state of each trial at once', () => {
  const change = fc.array(fc.tuple(fc.nat(30), fc.string()), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
      const [some] = data.trials as [ReportTrial];
      const trialsOf = (pairs: readonly (readonly [number, string])[]) =>
        pairs.map(([id, reason]): ReportTrial => ({ ...some, id, reason }));
      const oneByOne = changes.reduce((now, pairs) => mergeChange(now, { trials: trialsOf(pairs) }), data);
      const last = new Map([
        ...data.trials.map((trial) => [trial.id, trial] as const),
        ...trialsOf(changes.flat()).map((trial) => [trial.id, trial] as const),
      ]);
      expect(oneByOne.trials).toEqual([...last.values()].sort((a, b) => a.id - b.id));
    }),
  );
});
