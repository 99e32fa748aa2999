import { assert, type Check } from '@s4nn/core/testing';
import { assertSame, epochsOf, expectedOf, lastState, segmentOf } from './expected.js';
import { jsonOf } from './project.js';
import type { WithLanes } from './with-lanes.js';

/** What lanes promise about several trainings, one after another and at the same time. */
export const mixtures = (withLanes: WithLanes): Check[] => [
  {
    name: 'trains configs other than the one it was opened with, with their own encoder options',
    run: () =>
      withLanes(async (lanes) => {
        for (const duration of [16, 40, 16, 40]) {
          const set = { '/encoder/duration': duration, '/network/layers/0/size': duration / 4 };
          const epochs = await epochsOf(lanes, segmentOf(await jsonOf(set), { to: 2 }));
          const { reports } = await expectedOf(set);
          assertSame(
            epochs.map(({ report }) => report),
            reports.slice(0, 2),
            `reports at duration ${duration}`,
          );
        }
      }),
  },
  {
    name: 'trains as many at a time as it says, and queues more, each as if alone',
    run: () =>
      withLanes(async (lanes) => {
        assert(
          Number.isInteger(lanes.count) && lanes.count >= 1,
          `count: found ${lanes.count}, expected 1 or more`,
        );
        lanes.prepare();
        const jobs = Array.from({ length: Math.min(8, lanes.count + 2) }, async (_, k) => {
          const set = { '/network/layers/0/threshold': 1 + k / 10, '/training/seed': 3 };
          const epochs = await epochsOf(lanes, segmentOf(await jsonOf(set), { name: `trial-${k}` }));
          assertSame(lastState(epochs).weights, (await expectedOf(set)).weights, `weights of trial ${k}`);
        });
        await Promise.all(jobs);
      }),
  },
];
