import { setImmediate as nextTurn } from 'node:timers/promises';
import { firstFailure } from './first-failure.js';

/** Something that a virtual worker does for a while. */
export interface Task {
  readonly trial: number;
  /** How long a virtual worker takes for it; an integer of 1 or more. */
  readonly duration: number;
}

/** What is simulated. */
export interface Simulation<Kind extends Task, Result> {
  /** The next task of an idle worker, given everything committed so far; null if there is none at present. */
  next(idle: { readonly alone: boolean }): Kind | null;
  /** Executes a task, as soon as a real thread is free; null if it was stopped. */
  execute(task: Kind): Promise<Result | null>;
  /** Takes the result of a task; no other result is taken meanwhile. */
  commit(task: Kind, result: Result): void;
  /** Whether it was stopped from outside. Nothing more is committed then, as `next` may have given no task because of it. */
  stopped(): boolean;
  /** Stops running executions early. */
  stop(): void;
}

/**
 * In which order results are committed. `reproducible`: the order in which virtual workers would end, if they took exactly the
 * tasks' durations, ties by trial, however long the execution really takes. `async`: the order in which executions really end.
 */
export type Mode = 'reproducible' | 'async';

/** How long tasks may be found without a pause, in milliseconds: a thousand suggestions in a row would hold up all else. */
const breath = 50;

/**
 * Simulates workers, event by event: an idle worker gets a task; a task's execution starts as soon as the task is known; the
 * result of the task that ends next is awaited and committed. So tasks and commits depend only on the simulation, the durations
 * and the number of workers. Ends if nothing is left to do, or with the first task that was stopped.
 * @throws what the simulation throws, after all executions have ended.
 */
export async function simulate<Kind extends Task, Result>(
  simulation: Simulation<Kind, Result>,
  workers: number,
  mode: Mode,
): Promise<void> {
  const running: Running<Kind, Result>[] = [];
  const over = inOrder<Running<Kind, Result>>();
  // An execution that fails ends the simulation at once, not only when its turn comes.
  const failure = firstFailure();
  let now = 0;
  const begin = (task: Kind): void => {
    const result = simulation.execute(task);
    const begun = { task, end: now + task.duration, result };
    running.push(begun);
    result.then(() => {
      if (mode === 'async') over.add(begun);
    }, failure.report);
  };
  try {
    for (;;) {
      let since = performance.now();
      while (running.length < workers) {
        const task = simulation.next({ alone: running.length === 0 });
        if (!task) break;
        begin(task);
        if (performance.now() - since < breath) continue;
        await nextTurn();
        since = performance.now();
      }
      if (running.length === 0) return;
      const ending = mode === 'reproducible' ? earliest(running) : await failure.or(over.first());
      const result = await failure.or(ending.result);
      if (result === null || simulation.stopped()) return;
      running.splice(running.indexOf(ending), 1);
      now = ending.end;
      simulation.commit(ending.task, result);
    }
  } finally {
    if (running.length > 0) simulation.stop();
    await Promise.allSettled(running.map(({ result }) => result));
  }
}

interface Running<Kind, Result> {
  readonly task: Kind;
  /** Virtual time. */
  readonly end: number;
  readonly result: Promise<Result | null>;
}

const earliest = <Each extends Running<Task, unknown>>(running: readonly Each[]): Each =>
  running.reduce((first, other) =>
    other.end < first.end || (other.end === first.end && other.task.trial < first.task.trial) ? other : first,
  );

/** Gives what was added, in that order. (A race of all that run would listen to each of them once more with every commit.) */
function inOrder<Each>() {
  const added: Each[] = [];
  let wake: (() => void) | null = null;
  return {
    add: (each: Each): void => {
      added.push(each);
      wake?.();
    },
    /** Takes the first one; waits for it if there is none. */
    first: async (): Promise<Each> => {
      while (added.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return added.shift()!;
    },
  };
}
