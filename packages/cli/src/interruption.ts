import { exitCodes } from './exit.js';
import type { Terminal } from './terminal.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs something that Ctrl-C stops after what runs now; a second one ends the process at once. */
export async function interruptible<Result>(
  terminal: Terminal,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const onInterrupt = () => {
    if (interruption.signal.aborted) {
      stopped(terminal);
      process.exit(terminal.exitCode);
    }
    interruption.abort();
    terminal.stderr.print('\nstopping after the epochs that run now (Ctrl-C again stops at once)');
  };
  // Also what a terminal that is closed sends.
  for (const signal of signals) process.on(signal, onInterrupt);
  try {
    return await action(interruption.signal);
  } finally {
    for (const signal of signals) process.off(signal, onInterrupt);
  }
}

/** Says what becomes of a stopped run. */
export function stopped(terminal: Terminal): void {
  terminal.stderr.print(
    'stopped; the same command goes on: finished trials are kept, what was running goes on from its last epoch',
  );
  terminal.exitCode = exitCodes.interrupted;
}
