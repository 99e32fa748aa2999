import { expect, test } from 'vitest';
import type { Curve } from './curve.js';
import { prunerFor } from './pruner-for.js';

const bad: Curve = { id: 0, state: 'running', values: [0.1, 0.1] };
const good = (id: number): Curve => ({ id, state: 'complete', values: [0.9, 0.9, 0.9, 0.9] });
const peers = [good(1), good(2)];

test('a config becomes its pruner, whose longest trial is that of the config', () => {
  expect(prunerFor({ use: 'none' }, 4)(bad, peers)).toBe('continue');
  const halving = { use: 'asha', minimum: 2, reduction: 2 } as const;
  expect(prunerFor(halving, 4)(bad, peers)).toBe('stop');
  expect(prunerFor(halving, 2)(bad, peers)).toBe('continue');
  expect(prunerFor({ ...halving, minimum: 1, reduction: 3 }, 4)(bad, peers)).toBe('continue');
  const middle = { use: 'median', startup: 2, warmup: 0 } as const;
  expect(prunerFor(middle, 4)(bad, peers)).toBe('stop');
  expect(prunerFor(middle, 2)(bad, peers)).toBe('continue');
  expect(prunerFor({ ...middle, warmup: 2 }, 4)(bad, peers)).toBe('continue');
});
