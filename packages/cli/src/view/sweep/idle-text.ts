import { counted } from '@s4nn/core';
import type { Idle } from '@s4nn/sweep';

/** What stays idle while a sweep runs, why, and what would change that, in one line. */
export function idleText({ of, all, busy, workers, better }: Idle): string {
  const why =
    workers === null
      ? `${counted(busy, 'trial')} can still run at a time`
      : `/parallel/workers is ${workers}`;
  const what =
    of === 'cores'
      ? `${all - busy} of ${counted(all, 'core')} ${all - busy === 1 ? 'stays' : 'stay'} idle`
      : `only ${busy} of ${counted(all, 'thread')} ${busy === 1 ? 'has' : 'have'} work`;
  const advice =
    better === null ? '' : `; ${better} for a sweep that starts would keep more busy, with other results`;
  return `${what}: ${why}${advice}`;
}
