import { statSync } from 'node:fs';
import { readLock } from '@s4nn/files';
import type { ListData, ListedSweep, UnreadableSweep } from '@s4nn/report';
import { foldersIn } from '@s4nn/sweep';
import type { FollowedProject } from '../follow/follow-project.js';
import type { FollowedSweep } from '../follow/follow-sweep.js';
import { countsOf } from './counts.js';
import { courseOf } from './course.js';
import { statusOf } from './status.js';
import { secondsLeft } from './time-left.js';

type Row = ListedSweep | UnreadableSweep;

/** Makes the rows of the list. Those of sweeps whose log has not changed and that nobody runs are used again. */
export function sweepList(project: string, followed: FollowedProject): () => Promise<ListData> {
  const known = new Map<string, { readonly stamp: string; readonly row: Row }>();
  const rowOf = (name: string): Row | null => {
    const stamp = stampOf(project, name);
    const before = known.get(name);
    if (before && stamp !== null && before.stamp === stamp) return before.row;
    // A row that is kept must not be of an earlier look.
    const sweep = followed.sweep(name, stamp !== null);
    const trouble = followed.troubleOf(name);
    const row = trouble === null ? listed(sweep) : { name, changed: changedAt(project, name), trouble };
    if (row && stamp !== null) known.set(name, { stamp, row });
    else known.delete(name);
    return row;
  };
  return async () => {
    const sweeps: Row[] = [];
    for (const name of followed.names()) {
      const row = rowOf(name);
      if (row) sweeps.push(row);
      // Other requests have their turn between two logs.
      await new Promise(setImmediate);
    }
    return { now: new Date().toISOString(), folder: followed.folder, sweeps };
  };
}

/** What a row of a sweep at rest follows from; null where a process may run it. */
function stampOf(project: string, name: string): string | null {
  const { journal, lock } = foldersIn(project, name);
  try {
    if (readLock(lock)) return null;
    const { dev, ino, size, mtimeMs } = statSync(journal);
    return `${dev} ${ino} ${size} ${mtimeMs}`;
  } catch {
    return null;
  }
}

const changedAt = (project: string, name: string): string =>
  (statSync(foldersIn(project, name).journal, { throwIfNoEntry: false })?.mtime ?? new Date(0)).toISOString();

function listed(sweep: FollowedSweep): ListedSweep | null {
  const { content, live, name } = sweep;
  if (!content) return null;
  const { state } = content.report;
  const summary = state.summary();
  const status = statusOf(sweep);
  const [first] = summary.best;
  const value = first === undefined ? undefined : state.trial(first).values?.[0];
  return {
    name,
    status,
    trials: countsOf(summary),
    objective: summary.objectives[0],
    best: first === undefined || value === undefined ? null : { trial: first, value },
    course: courseOf(state),
    started: state.log().trials[0]?.started?.toISOString() ?? null,
    changed: content.changed,
    secondsLeft: status.state === 'running' ? secondsLeft(state, live, Date.now()) : null,
  };
}
