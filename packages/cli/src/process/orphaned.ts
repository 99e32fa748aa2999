import { ancestors, isPackageManager, isShellCommand, processOf } from './ancestors.js';

/**
 * Calls an action when the package manager that started this process ends before it: pnpm and npx pass no signals on, so whoever
 * stops them means this process. Parents of other kinds may end, as a shell does after `s4nn sweep … &`.
 * @returns how to stop watching.
 */
export function whenOrphaned(action: () => void): () => void {
  const chain = [process.pid, ...startedThrough()];
  if (chain.length === 1) return () => {};
  const clock = setInterval(() => {
    // A process whose parent ends gets another parent.
    if (chain.slice(1).every((parent, child) => parentOf(chain[child]!) === parent)) return;
    clearInterval(clock);
    action();
  }, 1000);
  clock.unref();
  return () => clearInterval(clock);
}

/**
 * This process's parent, its parent and so on up to the package manager that the user started, as npx → sh → pnpm: if one of
 * them is stopped, those below it may live on. Only the parent where the system has no /proc.
 */
function startedThrough(): number[] {
  const all = ancestors();
  if (all.length === 0) return process.env.npm_execpath && process.ppid > 1 ? [process.ppid] : [];
  const other = all.findIndex((each) => !isPackageManager(each) && !isShellCommand(each));
  const chain = other === -1 ? all : all.slice(0, other);
  return chain.slice(0, chain.findLastIndex(isPackageManager) + 1).map(({ pid }) => pid);
}

const parentOf = (pid: number): number | undefined =>
  pid === process.pid ? process.ppid : processOf(pid)?.parent;
