import { basename } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { completeOptions, InputError } from '@s4nn/core';
import { type Holder, isAlive, readLock } from '@s4nn/files';
import { growingState } from '@s4nn/log';
import { findSweep, foldersFor } from './find-sweep.js';

/** How to stop a sweep. */
export interface StopOptions {
  /** The folder of `sweeps/` for a sweep that is given by its name; by default the working directory. */
  readonly project?: string;
  /** Ends it at once, as a second Ctrl-C does, instead of after the current epochs. */
  readonly now?: boolean;
  /** Called with the process that was asked to stop, before waiting for it. */
  readonly asked?: (pid: number) => void;
}

const stopOptions = {
  properties: {
    project: { type: 'string', minLength: 1 },
    now: { type: 'boolean' },
    asked: { type: 'function' },
  },
};

/** A sweep that was stopped. */
export interface Stopped {
  readonly name: string;
  readonly pid: number;
  /** Whether it reached its end before it could be stopped. */
  readonly done: boolean;
}

/**
 * Stops a sweep in a process on this host and in the same container, as Ctrl-C does, and waits until it has stopped. The same sweep resumes later.
 * (Windows has no signals: there it ends at once, as after `kill -9`.)
 * @param sweep its name, if its lock is in `sweeps/` of the working directory, or its config.
 * @throws InputError if no process runs it, or the process is on another host, in another container or belongs to somebody else.
 */
export async function stopSweep(sweep: string, options: StopOptions = {}): Promise<Stopped> {
  const { project, now, asked } = completeOptions<StopOptions>('stopSweep', stopOptions, options);
  const { lock: file } = await foldersFor(sweep, project);
  const name = basename(file, '.lock');
  const holder = readLock(file)?.holder ?? null;
  const alive = holder && isAlive(holder);
  if (!holder || alive === false) {
    // Throws if there is no such sweep.
    await findSweep(sweep, growingState, project);
    throw new InputError(`sweep ${name}: found no process that runs it, expected one to stop.`);
  }
  const { pid, host, id } = holder;
  if (alive === null) {
    throw new InputError(
      `sweep ${name}: found that process ${pid} on ${host} runs it, on another host or in another container, where this command ` +
        'cannot signal it. Stop it there, or end the container with SIGTERM (docker stop, kubectl delete pod), which does the same.',
    );
  }
  const runs = (): boolean => readLock(file)?.holder?.id === id && isAlive(holder) === true;
  interrupt(name, holder);
  asked?.(pid);
  // Two signals at once would arrive as one.
  if (now) await setTimeout(200);
  if (now && runs()) interrupt(name, holder);
  while (runs()) await setTimeout(50);
  return { name, pid, done: await isDone(sweep, project) };
}

function interrupt(name: string, { pid }: Holder): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // It has ended meanwhile.
    if (code === 'ESRCH') return;
    throw new InputError(`sweep ${name}: found that process ${pid} cannot be asked to stop (${message}).`);
  }
}

/** A sweep that was stopped while it read its data has no log yet. */
async function isDone(sweep: string, project: string | undefined): Promise<boolean> {
  try {
    return (await findSweep(sweep, growingState, project)).fold.summary().done;
  } catch {
    return false;
  }
}
