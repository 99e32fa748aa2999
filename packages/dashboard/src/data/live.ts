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
  const state = content?.report.state ?? null;
  const summary = state?.summary() ?? null;
  const runs = status.state === 'running';
  return {
    now: now.toISOString(),
    status,
    asked: summary?.total ?? 0,
    phase: live ? (live.final ? 'last training' : 'search') : null,
    machines: live && machinesOf(live),
    trained: live?.waiting ?? [],
    decisions: content ? lastDecisions(content) : [],
    seconds: summary?.seconds ?? null,
    secondsLeft: runs && state ? secondsLeft(state, live, now.getTime()) : null,
    commands: commandsOf(project, sweep.name, status, summary?.total ?? 0),
    note,
  };
}

type Lane = LiveMachine['lanes'][number];

/** Lanes by machine, numbered within each. */
function machinesOf({ lanes, count, workers, final }: LiveSweep): LiveMachine[] {
  const works = [
    ...lanes.map((lane) => ({ host: lane.host ?? null, lane: lane.lane, work: workOf(lane) })),
    ...(final
      ? [{ host: null, lane: lanes.length, work: { ...final, trial: null } satisfies LaneWork }]
      : []),
  ];
  if (!workers) {
    const byLane = new Map(works.map(({ lane, work }) => [lane, work]));
    const all = Math.max(count, ...[...byLane.keys()].map((lane) => lane + 1));
    const own = Array.from({ length: all }, (_, lane): Lane => ({ lane, work: byLane.get(lane) ?? null }));
    return [{ host: null, lanes: own }];
  }
  const offered = new Map<string, number>();
  for (const { host, lanes: some } of workers) offered.set(host, (offered.get(host) ?? 0) + some);
  const untold = works.filter(({ host }) => host === null);
  for (const { host } of works) if (host !== null && !offered.has(host)) offered.set(host, 0);
  // Those that have not said where they are take up lanes somewhere, so no lane is called idle meanwhile.
  const isSure = untold.length === 0;
  return [
    ...[...offered].map(([host, some]) => {
      const busy = works.filter((each) => each.host === host).map(({ work }) => work);
      const idle = isSure ? Math.max(0, some - busy.length) : 0;
      return { host, lanes: numbered([...busy, ...Array.from({ length: idle }, () => null)]) };
    }),
    ...(isSure ? [] : [{ host: notTold, lanes: numbered(untold.map(({ work }) => work)) }]),
  ];
}

/** Which worker took a trial is known once it has told of an epoch. */
const notTold = 'a worker not yet known';

const numbered = (works: readonly (LaneWork | null)[]): Lane[] => works.map((work, lane) => ({ lane, work }));

const workOf = ({ trial, epoch, epochs, since }: LiveSweep['lanes'][number]): LaneWork => ({
  ...{ trial, epoch, epochs, since },
});
