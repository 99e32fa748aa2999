import { openHost, openLanes } from '@s4nn/lanes';
import { lanesContract } from '@s4nn/lanes/testing';
import { describe, expect, test } from 'vitest';
import { someOf } from '../../../tests/chance.js';

describe.each([
  ['this thread', 0],
  ['two threads', 2],
] as const)('lanes in %s', (_, threads) => {
  const checks = lanesContract((config) => openLanes(openHost(config), config, threads), {
    outliveThreads: threads > 0,
  });
  for (const { name, run } of checks) test(name, run);
});

test('there are no more lanes than trainings, but inference may use all threads', async () => {
  const lanesWith = async (population: number, trainings?: number) => {
    const config = { json: { backend: { population } }, plugins: { backend: {} } } as never;
    await using lanes = openLanes(new Promise(() => {}), config, 64, trainings);
    return [lanes.count, lanes.threads];
  };
  expect(await lanesWith(1)).toEqual([64, 64]);
  expect(await lanesWith(1, 3)).toEqual([3, 64]);
  expect(await lanesWith(8, 20)).toEqual([20, 64]);
  expect(await lanesWith(1, 1000)).toEqual([64, 64]);
});

describe('lanes in two threads that train three networks each at a time', () => {
  const checks = lanesContract(
    (config) => {
      const json = { ...config.json, backend: { ...config.json.backend, population: 3 } };
      return openLanes(openHost(config), { ...config, json }, 2);
    },
    { outliveThreads: true, population: 3 },
  );
  const { tried, note } = someOf('three networks', checks, 8);
  for (const { name, run } of tried) test(`${name} (${note})`, run);
});
