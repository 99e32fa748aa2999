import type { Ended } from '@s4nn/log';
import type { SweepStatus } from '@s4nn/report';
import type { FollowedSweep } from '../follow/follow-sweep.js';

/** How a sweep stands. */
export function statusOf({ content, runner, live }: FollowedSweep): SweepStatus {
  const state = content?.report.summary();
  if (runner.kind === 'runs') {
    const { pid, host, since } = runner.holder;
    const process = { pid, host, since };
    if (state?.lanes?.total === 0 && live?.workers?.length === 0) return { state: 'waiting', process };
    return { state: 'running', process, seen: runner.seen, lanes: live && lanesOf(live) };
  }
  if (state?.done) return { state: 'done', why: state.ended && why[state.ended] };
  if (runner.kind === 'nobody') return { state: 'stopped' };
  const { pid, host, since } = runner.holder;
  return { state: 'crashed', process: { pid, host, since } };
}

const why: Readonly<Record<Ended, string | null>> = {
  trials: null,
  space: 'every point of the space has been tried',
  patience: 'no improvement within the epochs that /search/patience allows',
  timeout: 'the time limit /search/timeout was reached',
};

function lanesOf({ lanes, final, workers, count }: NonNullable<FollowedSweep['live']>): {
  readonly busy: number;
  readonly all: number;
} {
  const busy = lanes.length + (final ? 1 : 0);
  const offered = workers ? workers.reduce((sum, worker) => sum + worker.lanes, 0) : count;
  return { busy, all: Math.max(busy, offered) };
}
