import type { LanesContext } from '@s4nn/lanes';
import { type LanesSeen, type SweepLog, studyAttribute, studyAttributes } from '@s4nn/log';
import type { Journal } from '@s4nn/log/file';
import type { Progress } from './progress.js';

/** Shows which workers serve a sweep whenever that changes, and records it as soon as there is a log. */
export function workersSeen(show: (progress: Progress) => void, wanted: number) {
  let journal: Journal | null = null;
  let last: LanesSeen | null = null;
  const record = (): void => {
    if (journal && last) journal.note([studyAttribute(studyAttributes.lanes, last)]);
  };
  const onWorkers: LanesContext['onWorkers'] = (workers, refused, gone) => {
    last = { at: new Date().toISOString(), workers, refused };
    show({ kind: 'workers', workers, refused, gone, wanted: Number.isFinite(wanted) ? wanted : null });
    record();
  };
  return {
    onWorkers,
    /** Where the sweep runs now; says so in a log that says something else. @param isHere on threads of this process. */
    begin: ({ study }: SweepLog, isHere: boolean): void => {
      const before = studyAttributes.lanes.in(study.attributes);
      if (!before || last || (before.isHere ?? false) === isHere) return;
      last = { at: new Date().toISOString(), workers: [], refused: [], ...(isHere && { isHere }) };
    },
    /** From now on they are recorded; null for no longer. */
    recordIn: (open: Journal | null): void => {
      journal = open;
      record();
    },
  };
}
