import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A process of this system. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The session that it belongs to, named by the process that leads it: usually all that runs in one terminal. */
  readonly session: number;
  /** Its name, of at most 15 characters; for programs that set a title, the title's start. */
  readonly name: string;
  readonly args: readonly string[];
  readonly ignoresHangup: boolean;
}

/** A process as /proc describes it; null where there is no /proc, and for a process that is gone. */
export function processOf(pid: number): Process | null {
  const read = (file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  try {
    const stat = read('stat');
    // The name comes first, in parentheses, and may contain anything.
    const end = stat.lastIndexOf(')');
    const [, parent, , session] = stat.slice(end + 2).split(' ');
    const ignored = read('status').match(/^SigIgn:\s*([\da-f]+)$/m)?.[1] ?? '0';
    return {
      pid,
      parent: Number(parent),
      session: Number(session),
      name: stat.slice(stat.indexOf('(') + 1, end),
      args: read('cmdline').split('\0').slice(0, -1),
      // Bit 0 is signal 1, SIGHUP.
      ignoresHangup: (BigInt(`0x${ignored}`) & 1n) === 1n,
    };
  } catch {
    return null;
  }
}

/** This process's parent, its parent's parent and so on; none where there is no /proc. */
export function ancestors(): Process[] {
  const found: Process[] = [];
  for (let next = processOf(process.ppid); next; next = processOf(next.parent)) found.push(next);
  return found;
}

const managers =
  /^(npm|npx|pnpm|pnpx|pn|pnx|yarn|yarnpkg|bun|bunx|deno|corepack)(\.[cm]?js|-cli\.js|\.exe)?$/;

/** Whether a process is a package manager, which runs the scripts and commands of packages. */
export function isPackageManager({ name, args: [command = '', ...rest] }: Process): boolean {
  const script = basename(command).startsWith('node')
    ? rest.find((word) => !word.startsWith('-'))
    : undefined;
  // npm puts what it does into its title: "npm exec s4nn".
  return [name.split(' ')[0]!, basename(script ?? '')].some((word) => managers.test(word));
}

/** Whether a process is a shell that runs one command line, as package managers start them, and no script or prompt. */
export const isShellCommand = ({ args: [shell = '', option = ''] }: Process): boolean =>
  /^(ba|da|z|k|a)?sh$/.test(basename(shell)) && /^-[a-z]*c$/.test(option);
