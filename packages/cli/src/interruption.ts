import { exitCodes } from './exit.js';
import { isHangupIgnored } from './process/hangup.js';
import { whenOrphaned } from './process/orphaned.js';
import type { Terminal } from './terminal.js';
import { leave } from './unfinished.js';

/**
 * Runs an action that Ctrl-C, SIGTERM, a closed terminal and the end of the package manager that started it stop after the
 * running epochs; a second Ctrl-C or SIGTERM ends the process at once. SIGINT does so even where shells let background jobs
 * ignore it, since `s4nn stop` sends it.
 * @param onStopped what to say, and the exit code, when it ends at once.
 */
export async function interruptible<Result>(
  terminal: Terminal,
  action: (signal: AbortSignal) => Promise<Result>,
  onStopped: (terminal: Terminal) => void = stopped,
): Promise<Result> {
  const interruption = new AbortController();
  const drain = (remark: string): void => {
    if (interruption.signal.aborted) return;
    interruption.abort();
    terminal.stderr.print(`\nstopping after the running epochs${remark}`);
  };
  const onInterrupt = () => {
    if (interruption.signal.aborted) {
      onStopped(terminal);
      leave(terminal.exitCode);
    }
    drain(' (press Ctrl-C again to stop at once)');
  };
  // A terminal that is closed sends it several times, once by each of kernel and shell.
  const onHangup = () => drain(' (SIGHUP, as when a terminal is closed)');
  const onOrphaned = () => drain(' (the package manager that started it has ended)');
  const outlives = isHangupIgnored();
  const listeners = {
    SIGINT: onInterrupt,
    SIGTERM: onInterrupt,
    ...(outlives ? {} : { SIGHUP: onHangup }),
  };
  for (const [signal, listener] of Object.entries(listeners)) process.on(signal, listener);
  // npx does not survive the closed terminal, as Node sets its signals back, too.
  const unwatch = outlives ? () => {} : whenOrphaned(onOrphaned);
  try {
    return await action(interruption.signal);
  } finally {
    unwatch();
    for (const [signal, listener] of Object.entries(listeners)) process.off(signal, listener);
  }
}

/**
 * Tells the user how to resume a stopped run, and sets the exit code.
 * @param kept what is kept, in one line, if that is known.
 */
export function stopped(terminal: Terminal, kept: string | null = null): void {
  terminal.stderr.print(
    'stopped; run the same command to resume: finished trials are kept, running ones continue from their last epoch',
  );
  if (kept !== null) terminal.stderr.print(`  ${kept}`);
  terminal.exitCode = exitCodes.interrupted;
}
