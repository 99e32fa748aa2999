import type { Check } from '@s4nn/core/testing';
import { assert } from '@s4nn/core/testing';
import { assertSame, epochsOf, expectedOf, segmentOf } from './expected.js';
import { jsonOf } from './project.js';
import type { WithLanes } from './with-lanes.js';

/** What lanes promise of trainings that nothing disturbs. */
export const trainings = (withLanes: WithLanes): Check[] => [
  {
    name: 'trains as the reference does, epoch by epoch, and tells each with its weights',
    run: () =>
      withLanes(async (lanes) => {
        const { reports, states, weights } = await expectedOf();
        const epochs = await epochsOf(lanes, segmentOf(await jsonOf()));
        assertSame(
          epochs.map(({ report }) => report),
          reports,
          'reports',
        );
        assertSame(
          epochs.slice(0, -1).map((epoch) => epoch.weights),
          states.slice(0, -1).map((s) => s.weights),
          'weights',
        );
        assertSame(epochs.at(-1)!.weights, weights, 'weights after the last epoch');
      }),
  },
  {
    name: 'comes to the same from any state, also what an optimiser remembers',
    run: () =>
      withLanes(
        async (lanes) => {
          const adam = { '/training/optimiser': 'adam', '/training/batch': 4 };
          const json = await jsonOf(adam);
          const { reports, states, weights } = await expectedOf(adam);
          for (const [index, from] of states.slice(0, -1).entries()) {
            const epochs = await epochsOf(lanes, segmentOf(json, { from }));
            assertSame(
              epochs.map(({ report }) => report),
              reports.slice(index + 1),
              `reports from epoch ${index + 1}`,
            );
            assertSame(epochs.at(-1)!.weights, weights, `weights from epoch ${index + 1}`);
          }
          const [second] = await epochsOf(lanes, segmentOf(json, { from: states[0]!, to: 2 }));
          assertSame(second!.moments, states[1]!.moments, 'what Adam remembers');
        },
        { '/training/optimiser': 'adam' },
      ),
  },
  {
    name: 'trains only up to where the segment ends',
    run: () =>
      withLanes(async (lanes) => {
        const { reports, states } = await expectedOf();
        const epochs = await epochsOf(lanes, segmentOf(await jsonOf(), { to: 2 }));
        assertSame(
          epochs.map(({ report }) => report),
          reports.slice(0, 2),
          'reports',
        );
        assertSame(epochs.at(-1)!.weights, states[1]!.weights, 'weights with which the next epoch begins');
      }),
  },
  {
    name: 'trains on all training samples, without validation, where a segment says so',
    run: () =>
      withLanes(async (lanes) => {
        const { reports, weights } = await expectedOf({}, 'all');
        const epochs = await epochsOf(lanes, segmentOf(await jsonOf(), { part: 'all' }));
        assertSame(
          epochs.map(({ report }) => report),
          reports,
          'reports',
        );
        assertSame(epochs.at(-1)!.weights, weights, 'weights');
        assert(epochs[0]!.report.validation === null, 'found a validation, expected none');
      }),
  },
  {
    name: 'trains other configs than the one that it was opened with, by their own encoder options',
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
    name: 'trains as many at a time as it says, and more, each as if alone',
    run: () =>
      withLanes(async (lanes) => {
        assert(
          Number.isInteger(lanes.count) && lanes.count >= 1,
          `count: found ${lanes.count}, expected 1 or more`,
        );
        lanes.prepare(lanes.count);
        const jobs = Array.from({ length: Math.min(8, lanes.count + 2) }, async (_, k) => {
          const set = { '/network/layers/0/threshold': 1 + k / 10, '/training/seed': 3 };
          const epochs = await epochsOf(lanes, segmentOf(await jsonOf(set), { name: `trial-${k}` }));
          assertSame(epochs.at(-1)!.weights, (await expectedOf(set)).weights, `weights of trial ${k}`);
        });
        await Promise.all(jobs);
      }),
  },
];
