import { busySeconds } from '@s4nn/log';
import type { LaneWork, LiveData, LiveMachine } from '@s4nn/report';
import type { LiveSweep } from '@s4nn/sweep';
import type { FollowedSweep } from '../follow/follow-sweep.js';
import { commandsOf } from './commands.js';
import { lastDecisions } from './decisions.js';
import { statusOf } from './status.js';
import { secondsLeft } from './time-left.js';

/** What a sweep does now. */
export function liveData(project: string, sweep: FollowedSweep, note: string): LiveData {
  const { content, live } = sweep;
  const now = new Date();
  const status = statusOf(sweep);
  const state = content?.state ?? null;
  const runs = status.state === 'running';
  return {
    now: now.toISOString(),
    status,
    asked: state?.total ?? 0,
    phase: live ? (live.final ? 'last training' : 'search') : null,
    machines: live && machinesOf(live),
    trained: live?.waiting ?? [],
    decisions: content ? lastDecisions(content) : [],
    seconds: state && busySeconds(state.trials),
    secondsLeft: runs && state ? secondsLeft(state, live, now.getTime()) : null,
    commands: commandsOf(project, sweep.name, status, state),
    note,
  };
}

/** Lanes by machine. Which worker of a queue trains a trial is told once it has ended an epoch of it. */
function machinesOf({ lanes, count, workers, final }: LiveSweep): LiveMachine[] {
  const works = new Map(lanes.map((lane) => [lane.lane, workOf(lane)]));
  if (final) works.set(firstFree(works), { ...final, trial: null });
  if (!workers) {
    const all = Math.max(count, ...[...works.keys()].map((lane) => lane + 1));
    return [{ host: null, lanes: Array.from({ length: all }, (_, lane) => ({ lane, work: works.get(lane) ?? null })) }];
  }
  return [];
}

const workOf = ({ trial, epoch, epochs, since }: LiveSweep['lanes'][number]): LaneWork => ({
  ...{ trial, epoch, epochs, since },
});

function firstFree(works: ReadonlyMap<number, LaneWork>): number {
  let lane = 0;
  while (works.has(lane)) lane++;
  return lane;
}
