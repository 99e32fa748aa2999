import { parseLog, stateIn } from '@s4nn/log';
import { expect, test } from 'vitest';
import { measureLog } from './measure-log.js';
import { syntheticLog } from './synthetic-log.js';

test('a synthetic log is one, of 8.4 kB a trial', () => {
  const text = [...syntheticLog('a', 50)].join('');
  const { trials, objectives, parameters, total } = stateIn(parseLog(Buffer.from(text), 'a')!.records);
  expect([trials.length, total, objectives.length, parameters.length]).toEqual([50, 50, 1, 5]);
  expect(new Set(trials.map(({ state }) => state))).toEqual(new Set(['complete', 'pruned']));
  expect(text.length / 50).toBeGreaterThan(7000);
  expect(text.length / 50).toBeLessThan(10_000);
});

test('every figure is a time', async () => {
  const { rows, records, bytes } = await measureLog(5, 2, () => {});
  expect(records).toBeGreaterThan(100);
  expect(bytes).toBeGreaterThan(30_000);
  expect(rows.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['readJournal', 'foldJournal, to a state']),
  );
  for (const { seconds } of rows) expect(seconds).toBeGreaterThan(0);
});
