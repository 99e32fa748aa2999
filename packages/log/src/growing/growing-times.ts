import { type SegmentRun, trialAttributes } from '../attributes.js';
import { type Change, hasEnded } from '../format/change.js';
import type { LoggedTrial } from '../format/sweep-log.js';
import { addRun } from '../state/busy-seconds.js';
import { type BusyTime, noTime } from '../state/busy-time.js';
import { type Machine, type Machines, noMachines } from '../state/machines.js';

/** When, and on which machines, the segments of a growing log ran. */
export interface GrowingTimes {
  see(change: Change): void;
  /** As `machinesIn` its trials. */
  machines(): readonly Machine[] | null;
  /** As `busySeconds` of its trials. */
  seconds(): number | null;
}

/** Begins to add up the times of segments. */
export function growingTimes(trials: readonly LoggedTrial[]): GrowingTimes {
  let times = noTimes();
  let isStale = false;
  let isOdd = false;
  const current = (): Times => {
    if (isStale || isOdd) {
      times = noTimes();
      for (const trial of trials) addTrial(times, trial);
      isStale = false;
    }
    return times;
  };
  return {
    machines: () => current().machines.list(),
    seconds: () => current().busy.seconds(),
    see(change) {
      if (change.kind === 'study') return;
      const { trial } = change;
      // Only another program completes a trial that has not ended.
      if (trial.completed && !hasEnded(trial)) isOdd = true;
      if (change.kind === 'created') addTrial(times, trial);
      else if (change.kind === 'state' && hasEnded(trial)) addWhole(times, trial);
      else if (change.kind === 'attribute' && trialAttributes.ran.epochIn(change.name) !== null) {
        // A segment that ran again after a crash takes the place of the first attempt.
        if (change.before !== undefined) isStale = true;
        else addSegment(times, trial.attributes[change.name] as unknown as SegmentRun);
      }
    },
  };
}

interface Times {
  readonly machines: Machines;
  readonly busy: BusyTime;
}

const noTimes = (): Times => ({ machines: noMachines(), busy: noTime() });

function addSegment({ machines, busy }: Times, run: SegmentRun): void {
  machines.add(run);
  addRun(busy, run);
}

function addTrial(times: Times, trial: LoggedTrial): void {
  for (const { value } of trialAttributes.ran.all(trial.attributes)) addSegment(times, value);
  addWhole(times, trial);
}

/** Adds a trial from its start to its end if it has one and the log does not say when its segments ran. */
function addWhole({ busy }: Times, { attributes, started, completed }: LoggedTrial): void {
  if (started && completed && trialAttributes.ran.all(attributes).length === 0) {
    busy.add(started.getTime(), completed.getTime());
  }
}
