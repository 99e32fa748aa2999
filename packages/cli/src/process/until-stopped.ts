import { whenOrphaned } from './orphaned.js';

/** For how many milliseconds a server outlives the command that started it, so that open pages show how that ended. */
const outlives = 60_000;

/**
 * Waits for Ctrl-C, SIGTERM, a closed terminal or the end of the package manager that started this process. A process that another
 * command has forked does not heed Ctrl-C, which is meant for that one; it ends a while after it, unless that one ends it before.
 */
export async function untilStopped(): Promise<void> {
  const isForked = process.connected === true;
  await new Promise<void>((resolve) => {
    const stop = (): void => resolve();
    const ignore = (): void => {};
    process.once('SIGTERM', stop);
    process.on('SIGINT', isForked ? ignore : stop);
    process.on('SIGHUP', isForked ? ignore : stop);
    if (isForked) process.once('disconnect', () => setTimeout(stop, outlives));
    else whenOrphaned(stop);
  });
}
