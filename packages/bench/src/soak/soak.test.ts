import { fileURLToPath } from 'node:url';
import { random } from '@s4nn/core';
import { expect, test } from 'vitest';
import { drawConfig } from './draw-config.js';
import { faultOf } from './fault-of.js';
import { differenceOf } from './left.js';
import { soakRound } from './round.js';

const here = [{ name: 'node (this one)', command: [process.execPath] as const }];

test('a sweep that depends on chance is found, with a copy of it', async () => {
  const encoder = fileURLToPath(new URL('../../../../tests/fixtures/chance-encoder.js', import.meta.url));
  const { fault, kept, events } = await soakRound(3, here, { ...drawConfig(random(3, 'config')), encoder });
  expect(fault, events.join('\n')).toMatch(/^log, line \d+: found /);
  expect(kept).toMatch(/s4nn-soak-/);
});

test('the first difference is told', () => {
  const expected = new Map([
    ['log', 'a\nb\nc'],
    ['weights.npz', 'x'],
  ]);
  expect(differenceOf(new Map(expected), expected)).toBe(null);
  expect(differenceOf(new Map([...expected, ['log', 'a\nB\nc']]), expected)).toBe(
    'log, line 2: found B, expected b',
  );
  expect(differenceOf(new Map([...expected, ['weights.npz', 'y']]), expected)).toBe(
    'weights.npz has other bytes',
  );
  expect(differenceOf(new Map([['log', 'a']]), expected)).toBe('files: found log, expected log,weights.npz');
});

test.each([
  [{ code: 0 }, null],
  [{ code: 130 }, null],
  [{ code: null, signal: 'SIGKILL' as const }, null],
  [{ code: 2, stderr: 'error: log: cannot be written: the disk is full' }, null],
  [{ code: 2, stderr: 'error: another process' }, 'exit code 2'],
  [{ code: 0, stderr: 'Error: oh\n    at there (file.js:1:2)' }, 'a stack trace'],
  [{ code: null, signal: 'SIGKILL' as const, hung: true }, 'it hung'],
  [{ code: null, signal: 'SIGABRT' as const }, 'exit code null, signal SIGABRT'],
])('%j is a proper end, or not', (ended, fault) => {
  const found = faultOf({ signal: null, stderr: '', hung: false, ...ended });
  if (fault === null) expect(found).toBe(null);
  else expect(found).toContain(fault);
});
