import { setTimeout } from 'node:timers/promises';
import { assert, type Check } from '@s4nn/core/testing';
import type { Lanes } from '../lanes.js';
import type { Segment } from '../segment.js';
import { epochsOf, segmentOf } from './expected.js';
import { jsonOf } from './project.js';
import type { LanesContractOptions, WithLanes } from './with-lanes.js';

/** What lanes promise about segments that never end, if they outlive their threads. */
export const killing = (withLanes: WithLanes, { population = 1 }: LanesContractOptions): Check[] => [
  ...(['hang', 'spin'] as const).map((fault) => ({
    name: `ends a segment that never ends (${fault}) when it is killed, and gives the next job to another thread`,
    run: () =>
      withLanes(async (lanes) => {
        const segment = segmentOf(await jsonOf({ '/backend/fault': fault }));
        const { outcome, kill, hasBegun } = begin(lanes, segment);
        const early = await Promise.race([outcome, setTimeout(100)]);
        assert(early === undefined, `found ${JSON.stringify(early)}, expected it to run until it is killed`);
        kill();
        const failure = await outcome;
        assert(hasBegun(), 'found that it ended before it began, expected word of its begin');
        const isRight = !failure.ok && failure.died && !failure.aside && failure.trained === 0;
        assert(isRight, `found ${JSON.stringify(failure)}, expected a death without epochs`);
        await epochsOf(lanes, segmentOf(await jsonOf()));
      }),
  })),
  {
    name: 'ends aside what shares the thread of a killed segment, and nothing else',
    run: () =>
      withLanes(async (lanes) => {
        const segment = segmentOf(await jsonOf({ '/backend/fault': 'hang' }));
        const count = Math.min(lanes.count, 2 * population);
        const [first, ...others] = Array.from({ length: count }, (_, k) =>
          begin(lanes, { ...segment, name: `trial-${k}` }),
        );
        first!.kill();
        const killed = await first!.outcome;
        assert(!killed.ok && !killed.aside, `found ${JSON.stringify(killed)}, expected it to be to blame`);
        const after = await Promise.all(
          others.map(({ outcome }) => Promise.race([outcome, setTimeout(100)])),
        );
        const ended = after.filter((outcome) => outcome !== undefined);
        assert(
          ended.every((outcome) => !outcome.ok && outcome.died && outcome.aside),
          `found ${JSON.stringify(ended)}, expected that all of them died aside`,
        );
        assert(
          ended.length === population - 1,
          `found that ${ended.length} others ended, expected the ${population - 1} in that thread`,
        );
        for (const { kill } of others) kill();
        await Promise.all(others.map(({ outcome }) => outcome));
        // Alone, nothing of it ends aside.
        const [lone, other] = [0, 1].map((k) =>
          begin(lanes, { ...segment, name: `trial-${k}`, alone: true }),
        );
        lone!.kill();
        const [alone] = await Promise.all([lone!.outcome, setTimeout(100)]);
        assert(!alone.ok && !alone.aside, `found ${JSON.stringify(alone)}, expected it to be to blame`);
        other!.kill();
        const last = await other!.outcome;
        assert(!last.ok && !last.aside, `found ${JSON.stringify(last)}, expected a thread of its own`);
        await epochsOf(lanes, segmentOf(await jsonOf()));
      }),
  },
];

function begin(lanes: Lanes, segment: Segment) {
  const kill = new AbortController();
  let hasBegun = false;
  const onBegin = () => {
    hasBegun = true;
  };
  const { signal } = new AbortController();
  const outcome = lanes.run(segment, () => {}, signal, { onBegin, kill: kill.signal });
  return { outcome, kill: () => kill.abort(), hasBegun: () => hasBegun };
}
