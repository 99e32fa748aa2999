import fc from 'fast-check';
import { expect, test } from 'vitest';
import { selectionOf } from './selection.js';

test('the sample that was asked for, wrong answers and what follows', () => {
  const mistakes = [8, 115, 247, 321].map((sample) => ({ sample }));
  expect(selectionOf(8, 1, 1000, mistakes)).toEqual([8]);
  expect(selectionOf(8, 6, 1000, mistakes)).toEqual([8, 9, 10, 11, 115, 247]);
  expect(selectionOf(998, 6, 1000, mistakes)).toEqual([8, 115, 996, 997, 998, 999]);
});

test('as many as asked for, none twice, the asked one among them', () => {
  const given = fc
    .integer({ min: 1, max: 40 })
    .chain((total) =>
      fc.tuple(
        ...[fc.constant(total), fc.nat(total - 1), fc.integer({ min: 1, max: 50 })],
        fc.uniqueArray(fc.nat(total - 1)),
      ),
    );
  fc.assert(
    fc.property(given, ([total, asked, count, wrong]) => {
      const found = selectionOf(
        asked!,
        count!,
        total!,
        wrong.map((sample) => ({ sample })),
      );
      expect(found).toHaveLength(Math.min(count!, total!));
      expect(found).toContain(asked);
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      for (const sample of found) expect(sample >= 0 && sample < total!).toBe(true);
      const others = wrong.filter((sample) => sample !== asked).length;
      const shown = found.filter((sample) => sample !== asked && wrong.includes(sample)).length;
      expect(shown).toBeGreaterThanOrEqual(Math.min(others, Math.floor((count! - 1) / 2)));
    }),
  );
});
