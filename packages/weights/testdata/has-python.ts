import { execFileSync } from 'node:child_process';

/** Whether python3 is installed here with a module. */
export function hasPython(module: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${module}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
