import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A dashboard in a process of its own, which ends with this one. */
export interface DashboardBeside {
  stop(): void;
}

/**
 * Starts a dashboard beside the work of this process, which it cannot hold up.
 * @param project the folder of `sweeps/`.
 * @param opened called with its address.
 * @param failed called with the reason if it does not start, or ends.
 */
export function dashboardBeside(
  project: string,
  opened: (url: string) => void,
  failed: (why: string) => void,
): DashboardBeside {
  const main = fileURLToPath(new URL('../main.js', import.meta.url));
  const child = fork(main, ['-C', project, 'dashboard'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let said = '';
  let isWanted = true;
  child.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-1000);
  });
  child.on('message', (message: { readonly url?: string }) => {
    if (typeof message.url === 'string') opened(message.url);
  });
  child.on('error', ({ message }) => failed(message));
  child.on('exit', (code) => {
    if (isWanted) failed(said.trim() || `its process ended with ${code}`);
  });
  // Neither it nor its channel keeps this process from its end.
  child.unref();
  (child.stderr as Socket | null)?.unref();
  child.channel?.unref();
  return {
    stop: () => {
      isWanted = false;
      child.kill('SIGTERM');
    },
  };
}
