import { exitCodes } from './exit.js';
import type { Terminal } from './terminal.js';
import { leave } from './unfinished.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs an action that Ctrl-C stops after the running epochs; a second Ctrl-C ends the process at once. */
export async function interruptible<Result>(
  terminal: Terminal,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const onInterrupt = () => {
    if (interruption.signal.aborted) {
      stopped(terminal);
      leave(terminal.exitCode);
    }
    interruption.abort();
    terminal.stderr.print('\nstopping after the running epochs (press Ctrl-C again to stop at once)');
  };
  // A terminal that is closed also sends one of these.
  for (const signal of signals) process.on(signal, onInterrupt);
  try {
    return await action(interruption.signal);
  } finally {
    for (const signal of signals) process.off(signal, onInterrupt);
  }
}

/** Tells the user how to resume a stopped run, and sets the exit code. */
export function stopped(terminal: Terminal): void {
  terminal.stderr.print(
    'stopped; run the same command to resume: finished trials are kept, running ones continue from their last epoch',
  );
  terminal.exitCode = exitCodes.interrupted;
}
