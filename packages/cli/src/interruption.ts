import { exitCodes } from './exit.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs something that Ctrl-C stops after what runs now; a second one ends the process at once. */
export async function interruptible<Result>(
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const onInterrupt = () => {
    if (interruption.signal.aborted) {
      stopped();
      process.exit();
    }
    interruption.abort();
    console.error('\nstopping after the epochs that run now (Ctrl-C again stops at once)');
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
export function stopped(): void {
  console.error(
    'stopped; the same command goes on: finished trials are kept, what was running goes on from its last epoch',
  );
  process.exitCode = exitCodes.interrupted;
}
