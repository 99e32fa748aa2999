import { expect, test } from 'vitest';
import { idleText } from './idle-text.js';

test.each([
  [
    { of: 'cores', all: 16, busy: 4, workers: 4, better: 16 },
    '12 of 16 cores stay idle: /parallel/workers is 4; 16 for a sweep that starts would keep more busy, with other results',
  ],
  [
    { of: 'cores', all: 2, busy: 1, workers: 1, better: 2 },
    '1 of 2 cores stays idle: /parallel/workers is 1; 2 for a sweep that starts would keep more busy, with other results',
  ],
  [
    { of: 'threads', all: 64, busy: 4, workers: 4, better: null },
    'only 4 of 64 threads have work: /parallel/workers is 4',
  ],
  [
    { of: 'threads', all: 64, busy: 1, workers: null, better: null },
    'only 1 of 64 threads has work: 1 trial can still run at a time',
  ],
] as const)('%o', (idle, text) => {
  expect(idleText(idle)).toBe(text);
});
