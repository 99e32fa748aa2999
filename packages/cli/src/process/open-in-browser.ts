import { spawn } from 'node:child_process';

const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Opens an address in the browser of this machine. Others on it can see the address among the arguments of processes.
 * @param failed called with the reason where there is no browser.
 */
export function openInBrowser(url: string, failed: (why: string) => void): void {
  const [program, ...args] = programs[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', ({ message }) => failed(message));
  child.unref();
}
