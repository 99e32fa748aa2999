import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { ancestors, processOf } from './ancestors.js';

/**
 * Whether SIGHUP was ignored when this process was started, as nohup and `trap '' HUP` have it, so that the work continues
 * when its terminal is closed. Node itself sets every signal back to its default before any script runs, so the process's own
 * state does not tell; what it left elsewhere does.
 */
export const isHangupIgnored = (): boolean => startedByNohup() || isStdinOfNohup() || ancestorIgnoresHangup();

/** Bash, zsh and ksh name the program that they start in this variable. */
const startedByNohup = (): boolean => basename(process.env._ ?? '') === 'nohup';

/** Of a terminal, GNU's nohup makes a stdin that cannot be read: /dev/null, open for writing only. */
function isStdinOfNohup(): boolean {
  try {
    const [, flags] = readFileSync('/proc/self/fdinfo/0', 'utf8').match(/^flags:\s*([0-7]+)$/m)!;
    return readlinkSync('/proc/self/fd/0') === '/dev/null' && (Number.parseInt(flags!, 8) & 3) === 1;
  } catch {
    return false;
  }
}

/** Such as a pnpm, or the shell of a script, that nohup started; only in this session, as other terminals are no concern. */
function ancestorIgnoresHangup(): boolean {
  const session = processOf(process.pid)?.session;
  return ancestors().some((each) => each.session === session && each.ignoresHangup);
}
