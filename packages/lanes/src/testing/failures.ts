import { assert, type Check } from '@s4nn/core/testing';
import type { Lanes } from '../lanes.js';
import type { Segment, SegmentOutcome } from '../segment.js';
import { epochsOf, segmentOf } from './expected.js';
import { jsonOf } from './project.js';
import type { LanesContractOptions, WithLanes } from './with-lanes.js';

type Failed = Extract<SegmentOutcome, { ok: false }>;

/** What lanes promise when something goes wrong. */
export const failures = (withLanes: WithLanes, { outliveThreads }: LanesContractOptions): Check[] => [
  {
    name: 'reports a mistake in a config as the user’s, in one line, and keeps working',
    run: () =>
      withLanes(async (lanes) => {
        const failure = await failureOf(lanes, segmentOf(await jsonOf({ '/encoder/duration': 1 })));
        assert(failure.mistake && !failure.died, `found ${JSON.stringify(failure)}, expected a mistake`);
        assert(
          /found a duration of 1, expected at least 2$/.test(failure.message),
          `found ${failure.message}`,
        );
        assert(!failure.message.includes('\n'), 'found several lines, expected one');
        await epochsOf(lanes, segmentOf(await jsonOf()));
      }),
  },
  {
    name: 'reports what a plugin throws with its stack, and keeps working',
    run: () =>
      withLanes(async (lanes) => {
        const failure = await failureOf(lanes, segmentOf(await jsonOf({ '/backend/fault': 'throw' })));
        assert(
          !failure.mistake && !failure.died,
          `found ${JSON.stringify(failure)}, expected a plugin's error`,
        );
        assert(failure.message.startsWith('Error: the device is on fire'), `found ${failure.message}`);
        await epochsOf(lanes, segmentOf(await jsonOf()));
      }),
  },
  ...(outliveThreads
    ? [
        {
          name: 'reports a thread that ended as died, and gives the next job to another thread',
          run: () =>
            withLanes(async (lanes) => {
              const failure = await failureOf(lanes, segmentOf(await jsonOf({ '/backend/fault': 'exit' })));
              assert(failure.died && !failure.mistake, `found ${JSON.stringify(failure)}, expected a death`);
              await epochsOf(lanes, segmentOf(await jsonOf()));
            }),
        },
      ]
    : []),
];

async function failureOf(lanes: Lanes, segment: Segment): Promise<Failed> {
  const outcome = await lanes.run(segment, () => {}, new AbortController().signal);
  assert(!outcome.ok, 'found a training, expected a failure');
  assert(outcome.trained === 0, `found ${outcome.trained} epochs, expected none`);
  return outcome;
}
