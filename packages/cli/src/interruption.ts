import { exitCodes } from './exit.js';

/** Runs something that Ctrl-C stops after what runs now; a second one ends the process at once. */
export async function interruptible<Result>(
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  const onInterrupt = () => {
    // The log is whole either way.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
    console.error('\nstopping after the epochs that run now (Ctrl-C again stops at once)');
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    return await action(interruption.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

/** Says what becomes of a stopped run. */
export function stopped(): void {
  console.error(
    'stopped; the same command goes on: finished trials are kept, what was running goes on from its last epoch',
  );
  process.exitCode = exitCodes.interrupted;
}
