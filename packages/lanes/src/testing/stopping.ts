import { assert, type Check } from '@s4nn/core/testing';
import type { TrainedEpoch } from '../segment.js';
import { assertSame, collectorOf, epochsOf, expectedOf, lastState, segmentOf } from './expected.js';
import { jsonOf } from './project.js';
import type { WithLanes } from './with-lanes.js';

const long = { '/training/epochs': 400 };

/** What lanes promise about trainings that are stopped. */
export const stopping = (withLanes: WithLanes): Check[] => [
  {
    name: 'trains nothing once it is stopped',
    run: () =>
      withLanes(async (lanes) => {
        const outcome = await lanes.run(
          segmentOf(await jsonOf()),
          () => {
            throw new Error('found an epoch, expected none');
          },
          AbortSignal.abort(),
        );
        assert(outcome.ok && outcome.trained === 0, `found ${JSON.stringify(outcome)}, expected no epoch`);
      }),
  },
  {
    name: 'stops between two epochs, and resumes from the last one that it reported',
    run: () =>
      withLanes(async (lanes) => {
        const json = await jsonOf(long);
        const stop = new AbortController();
        const epochs: TrainedEpoch[] = [];
        const collect = collectorOf(epochs);
        const outcome = await lanes.run(
          segmentOf(json),
          (epoch) => {
            collect(epoch);
            if (epochs.length === 3) stop.abort();
          },
          stop.signal,
        );
        assert(outcome.ok, 'found a failure, expected a training that was stopped');
        assert(
          outcome.trained === epochs.length,
          `found ${outcome.trained} epochs, expected the ${epochs.length} reported`,
        );
        assert(
          epochs.length >= 3 && epochs.length < 400,
          `found ${epochs.length} epochs, expected it to stop after 3 or soon after`,
        );
        const { report } = epochs.at(-1)!;
        const from = { epoch: report.epoch, best: report.best, ...lastState(epochs) };
        const to = report.epoch + 2;
        const resumed = await epochsOf(lanes, segmentOf(json, { from, to }));
        const { reports } = await expectedOf(long);
        assertSame(
          [...epochs, ...resumed].map((epoch) => epoch.report),
          reports.slice(0, to),
          'reports',
        );
      }, long),
  },
  {
    name: 'throws the listener’s own error, after the training has stopped',
    run: () =>
      withLanes(async (lanes) => {
        let reported = 0;
        const error = new Error('the disk is full');
        const json = await jsonOf(long);
        const found = await lanes
          .run(
            segmentOf(json),
            () => {
              reported++;
              throw error;
            },
            new AbortController().signal,
          )
          .then(
            () => null,
            (thrown: unknown) => thrown,
          );
        assert(found === error, `found ${found}, expected the listener's own error`);
        assert(reported === 1, `found ${reported - 1} epochs reported after the error, expected none`);
      }, long),
  },
];
