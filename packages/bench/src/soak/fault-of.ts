import type { Ended } from './run.js';

/** Exit codes of a sweep that was stopped: by Ctrl-C, and by the signals that end a terminal or a container. */
const stopped = [129, 130, 143];

/** What is wrong with how a process ended; null if that is a proper end for a sweep that is disturbed. */
export function faultOf({ code, signal, stderr, hung }: Ended): string | null {
  const text = `${stderr.trimEnd().split('\n').slice(-12).join('\n')}`;
  if (hung) return `it hung:\n${text}`;
  if (/^ {4}at /m.test(stderr)) return `a stack trace:\n${text}`;
  if (code === 0 || (code !== null && stopped.includes(code))) return null;
  // Signals that come before the program can listen end it.
  if (signal !== null && ['SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal)) return null;
  if (code === 2 && /disk is full|no space left/i.test(stderr)) return null;
  return `exit code ${code}, signal ${signal}:\n${text}`;
}
