import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { atExit, replaceFile } from '@s4nn/files';
import type { Progress } from '../progress.js';
import { type LiveEvent, type LiveSweep, nextLive } from './live-sweep.js';

/** The file that tells what a sweep does now, as long as it is not disposed of. */
export interface Live extends Disposable {
  /** Takes an event into account. */
  note(event: LiveEvent): void;
  /** Takes what the sweep reports into account. */
  see(progress: Progress): void;
}

/** How often it is written at most, in milliseconds. An object, so that tests can shorten it. */
export const livePace = { every: 1000 };

/**
 * Opens the live file of a sweep whose lock this process holds, and removes what a killed run has left. It is first written after a
 * second, so a shorter sweep writes none, and removed when it is disposed of or the process ends.
 * @param requireHeld called before it is written or removed; what it throws prevents that.
 * @param onError called with the first error of the system; the sweep goes on without the file.
 */
export function openLive(file: string, requireHeld: () => void, onError: (error: Error) => void): Live {
  let live: LiveSweep = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    count: 0,
    lanes: [],
    waiting: [],
    curves: {},
    final: null,
    workers: null,
  };
  let written = performance.now();
  let timer: NodeJS.Timeout | null = null;
  let hasFailed = false;
  const remove = (): void => {
    try {
      requireHeld();
      rmSync(file, { force: true });
    } catch {
      // It is of another process now, or a leftover that the lock tells from one of a living process.
    }
  };
  const write = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    written = performance.now();
    try {
      requireHeld();
    } catch {
      // The sweep is about to end with this error itself.
      return;
    }
    try {
      replaceFile(file, JSON.stringify(live));
    } catch (error) {
      if (!hasFailed) onError(error as Error);
      hasFailed = true;
    }
  };
  const note = (event: LiveEvent): void => {
    live = nextLive(live, event);
    const due = livePace.every - (performance.now() - written);
    // Training in this process may keep timers waiting.
    if (due <= 0) write();
    else timer ??= setTimeout(write, due).unref();
  };
  remove();
  const stay = atExit(remove);
  return {
    note,
    see: (progress) => {
      const event = eventOf(progress);
      if (event) note(event);
    },
    [Symbol.dispose]: () => {
      if (timer) clearTimeout(timer);
      timer = null;
      stay();
      remove();
    },
  };
}

/** What of the reports concerns it; segments of trials are told by `note`, as no report has their lanes. */
function eventOf(progress: Progress): LiveEvent | null {
  const at = new Date().toISOString();
  switch (progress.kind) {
    case 'start':
      return { kind: 'lanes', count: progress.lanes };
    case 'final':
      return { kind: 'final', trial: progress.trial, epochs: progress.epochs, at };
    case 'finalEpoch':
      return { kind: 'finalEpoch', epoch: progress.report.epoch };
    case 'workers':
      return { kind: 'workers', workers: progress.workers };
    default:
      return null;
  }
}
