import { assert, type Check } from '@s4nn/core/testing';
import type { Lanes } from '../lanes.js';
import type { Segment, SegmentOutcome } from '../segment.js';
import { epochsOf, segmentOf } from './expected.js';
import { jsonOf } from './project.js';
import type { LanesContractOptions, WithLanes } from './with-lanes.js';

/** What lanes promise about segments that never end, if they outlive their threads. */
export const killing = (withLanes: WithLanes, { population = 1 }: LanesContractOptions): Check[] => [
  ...(['hang', 'spin'] as const).map((fault) => ({
    name: `ends a segment that never ends (${fault}) after its limit, and gives the next job to another thread`,
    run: () =>
      withLanes(async (lanes) => {
        const segment = segmentOf(await jsonOf({ '/backend/fault': fault }), { limit: 0.3 });
        const failure = await begin(lanes, segment);
        const isRight =
          !failure.ok && failure.died && failure.silent && !failure.aside && failure.trained === 0;
        assert(isRight === true, `found ${JSON.stringify(failure)}, expected a silent death without epochs`);
        await epochsOf(lanes, segmentOf(await jsonOf(), { limit: 60 }));
      }),
  })),
  {
    name: 'ends aside what shares the thread of a silent segment, and nothing else',
    run: () =>
      withLanes(async (lanes) => {
        const json = await jsonOf({ '/backend/fault': 'hang' });
        const count = Math.min(lanes.count, 2 * population);
        const [first, ...others] = Array.from({ length: count }, (_, k) =>
          begin(lanes, segmentOf(json, { name: `trial-${k}`, limit: k === 0 ? 1 : 4 })),
        );
        const ended = await first!;
        assert(
          !ended.ok && ended.silent === true,
          `found ${JSON.stringify(ended)}, expected it to be to blame`,
        );
        const outcomes = await Promise.all(others);
        const aside = outcomes.filter((outcome) => !outcome.ok && outcome.aside);
        const silent = outcomes.filter((outcome) => !outcome.ok && outcome.silent);
        assert(
          // Of those in other threads, too, one is to blame for the others in its thread.
          outcomes.every((outcome) => !outcome.ok && outcome.died),
          `found ${JSON.stringify(outcomes)}, expected that all of them died`,
        );
        assert(
          aside.length + silent.length === outcomes.length && aside.length >= population - 1,
          `found that ${aside.length} died aside, expected at least the ${population - 1} in that thread`,
        );
        if (population === 1)
          assert(aside.length === 0, `found ${JSON.stringify(aside)}, expected none aside`);
        // Alone, nothing of it ends aside.
        const lone = [0, 1].map((k) =>
          begin(lanes, segmentOf(json, { name: `trial-${k}`, alone: true, limit: 0.5 })),
        );
        for (const outcome of lone) {
          const alone = await outcome;
          assert(!alone.ok && !alone.aside, `found ${JSON.stringify(alone)}, expected a thread of its own`);
        }
        await epochsOf(lanes, segmentOf(await jsonOf()));
      }),
  },
];

const begin = (lanes: Lanes, segment: Segment): Promise<SegmentOutcome> =>
  lanes.run(segment, () => {}, new AbortController().signal);
