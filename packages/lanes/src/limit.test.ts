import { expect, test } from 'vitest';
import { gate } from '../../sweep/testdata/gate.js';
import { limit } from './limit.js';

test('actions run in order, up to the limit at a time, and one that fails frees its place', async () => {
  const turn = limit(2);
  const log: string[] = [];
  const gates = Array.from({ length: 5 }, () => gate<number>());
  const results = gates.map(({ promise }, index) =>
    turn(async () => {
      log.push(`begin ${index}`);
      return promise;
    }),
  );
  const settled = Promise.allSettled(results);
  await Promise.resolve();
  expect(log).toEqual(['begin 0', 'begin 1']);
  gates[1]!.reject(new Error('no'));
  await expect(results[1]).rejects.toThrow('no');
  await Promise.resolve();
  expect(log).toEqual(['begin 0', 'begin 1', 'begin 2']);
  for (const [index, gate] of gates.entries()) gate.resolve(index);
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(log).toEqual(['begin 0', 'begin 1', 'begin 2', 'begin 3', 'begin 4']);
  // All places are free again.
  const two = await Promise.all([turn(async () => 1), turn(async () => 2)]);
  expect(two).toEqual([1, 2]);
});
