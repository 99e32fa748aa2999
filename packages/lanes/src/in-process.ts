import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkDemands } from './host/demand.js';
import { type Host, viewOf } from './host/host.js';
import { runInference } from './host/run-inference.js';
import { runSegment } from './host/run-segment.js';
import type { Lanes } from './lanes.js';
import { withStopFlag } from './with-stop-flag.js';

/** Lanes that run in this thread. They cannot end a segment that hangs. */
export function inProcess(host: Promise<Host>, count: number): Lanes {
  const view = viewOf(host);
  return {
    count,
    threads: 1,
    prepare: () => {},
    run: (segment, onEpoch, signal) =>
      withStopFlag(onEpoch, signal, (listen, stop) =>
        runSegment(
          view,
          segment,
          async (epoch) => {
            // Lets signals and timers in: nothing else here leaves the microtask queue.
            await nextTurn();
            listen(epoch);
          },
          () => Atomics.load(stop, 0) !== 0,
        ),
      ),
    check: checkDemands,
    infer: (slice) => runInference(view, slice),
    [Symbol.asyncDispose]: async () => {},
  };
}
