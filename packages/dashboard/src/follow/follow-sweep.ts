import { randomBytes } from 'node:crypto';
import { type Folders, type LiveSweep, readLive } from '@s4nn/sweep';
import { followLock, type Runner } from './follow-lock.js';
import { followLog, type LogContent } from './follow-log.js';

/** A sweep as its files say it is: log, lock and live file, which are read when it is looked at. */
export interface FollowedSweep {
  readonly name: string;
  readonly folders: Folders;
  /**
   * Looks at the files again.
   * @throws InputError if the log cannot be read, or is none of ours.
   */
  look(): void;
  /** What the log says; null if there is none. */
  readonly content: LogContent | null;
  readonly runner: Runner;
  /** What the running sweep does now; null where nothing says so. */
  readonly live: LiveSweep | null;
  /** Where the log stands, as `changedSince` understands it. */
  readonly position: string;
  /** The trials that have changed since a position; null for all, as the position is of another log or another server. */
  changedSince(position: string): readonly number[] | null;
}

/** Follows the files of a sweep. Nothing is read before the first look. */
export function followSweep(name: string, folders: Folders): FollowedSweep {
  const log = followLog(folders.journal, name);
  const lock = followLock(folders.lock);
  const own = randomBytes(4).toString('hex');
  let generation = 0;
  let runner: Runner = { kind: 'nobody' };
  let live: LiveSweep | null = null;
  const positionAt = (end: number): string => `${own}.${generation}.${end}`;
  return {
    name,
    folders,
    look: () => {
      const before = log.content;
      // Whoever runs it is told even where its log cannot be read.
      runner = lock.look();
      const found = readLive(folders.live);
      // A killed process leaves its file, and the next one has another pid.
      live = found && runner.kind === 'runs' && runner.holder.pid === found.pid ? found : null;
      log.read();
      if (log.content !== before) generation++;
    },
    get content() {
      return log.content;
    },
    get runner() {
      return runner;
    },
    get live() {
      return live;
    },
    get position() {
      return positionAt(log.content ? log.end : 0);
    },
    changedSince: (position) => {
      const end = Number(position.split('.').at(-1));
      return position === positionAt(end) && end <= log.end ? log.changedSince(end) : null;
    },
  };
}
