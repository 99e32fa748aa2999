/** Something that a virtual worker does for a while. */
export interface Task {
  readonly trial: number;
  /** How long it takes a virtual worker; an integer of 1 or more. */
  readonly duration: number;
}

/** What is simulated. */
export interface Play<Kind extends Task, Result> {
  /** What an idle worker is to do next, given everything committed so far; null for nothing at present. */
  next(idle: { readonly alone: boolean }): Kind | null;
  /** Does it for real, whenever there is somebody to; null when it was stopped. */
  execute(task: Kind): Promise<Result | null>;
  /** Takes what came of it; nothing else is taken meanwhile. */
  commit(task: Kind, result: Result): void;
  /** Whether it was stopped from outside: `next` may have given nothing for that, so nothing more is committed. */
  stopped(): boolean;
  /** Ends what is executed early. */
  stop(): void;
}

/**
 * In which order results are committed: `reproducible`, as virtual workers would end that take exactly the tasks'
 * durations, ties by trial, however long the execution takes in truth; `async`, as they really end.
 */
export type Mode = 'reproducible' | 'async';

/**
 * Simulates workers, event by event: an idle worker is given a task; the execution of a task begins as soon as the task
 * is known; the result of the task that ends next is awaited and committed. So each task and each commit depends on the
 * play, the durations and the number of workers alone. Ends when nothing is left to do, or with the first task that
 * was stopped.
 * @throws what the play throws, after everything that is executed has ended.
 */
export async function simulate<Kind extends Task, Result>(
  play: Play<Kind, Result>,
  workers: number,
  mode: Mode,
): Promise<void> {
  const running: Running<Kind, Result>[] = [];
  // An execution that fails ends everything at once, not when its turn comes.
  const failure = firstFailure();
  let now = 0;
  const begin = (task: Kind): void => {
    const result = play.execute(task);
    result.catch(failure.report);
    running.push({ task, end: now + task.duration, result });
  };
  try {
    for (;;) {
      while (running.length < workers) {
        const task = play.next({ alone: running.length === 0 });
        if (!task) break;
        begin(task);
      }
      if (running.length === 0) return;
      const ending = mode === 'reproducible' ? earliest(running) : await Promise.race(running.map(ended));
      const result = await failure.or(ending.result);
      if (result === null || play.stopped()) return;
      running.splice(running.indexOf(ending), 1);
      now = ending.end;
      play.commit(ending.task, result);
    }
  } finally {
    if (running.length > 0) play.stop();
    await Promise.allSettled(running.map(({ result }) => result));
  }
}

/**
 * The first failure of many things, for whoever waits for one of them. (A race with a promise that lives as long as all
 * would hold on to every result until then.)
 */
function firstFailure() {
  let reject: ((error: unknown) => void) | null = null;
  let failed: { readonly error: unknown } | null = null;
  return {
    report: (error: unknown): void => {
      failed ??= { error };
      reject?.(failed.error);
    },
    or: <Result>(wanted: Promise<Result>): Promise<Result> =>
      new Promise((resolve, no) => {
        reject = no;
        if (failed) no(failed.error);
        wanted.then(resolve, no);
      }),
  };
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

const ended = async <Each extends Running<Task, unknown>>(running: Each): Promise<Each> => {
  await running.result;
  return running;
};
