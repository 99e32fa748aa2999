import { openHost, openLanes } from '@s4nn/lanes';
import { lanesContract } from '@s4nn/lanes/testing';
import { describe, test } from 'vitest';

describe.each([
  ['this thread', 0],
  ['two threads', 2],
] as const)('lanes in %s', (_, threads) => {
  const checks = lanesContract((config) => openLanes(openHost(config), config, threads), {
    outliveThreads: threads > 0,
  });
  for (const { name, run } of checks) test(name, run);
});

describe('lanes in two threads that train three networks each at a time', () => {
  const checks = lanesContract(
    (config) => {
      const json = { ...config.json, backend: { ...config.json.backend, population: 3 } };
      return openLanes(openHost(config), { ...config, json }, 2);
    },
    { outliveThreads: true },
  );
  for (const { name, run } of checks) test(name, run);
});
