/**
 * Which plugins this process waits for, and which file is which plugin: `@s4nn/config/running`. A plugin that never answers, or
 * that ends the process, leaves nothing else behind that could be told. It imports nothing, so that a program can watch from its
 * first moment.
 */
import { fileURLToPath } from 'node:url';

/** A call of a plugin that has not settled. */
export interface RunningPlugin {
  /** Where it is named and how: `configs/a.json:2:14 /dataset: ./a.js`. */
  readonly label: string;
  /** When it was called, as `performance.now()` says. */
  readonly since: number;
  /** Whether it tells itself how far it is. */
  readonly tells: boolean;
}

/** What is called: a module, and what it is called where nobody labelled it. */
export interface Called {
  readonly url?: string;
  readonly use: string;
  readonly tells?: boolean;
}

const running = new Set<RunningPlugin>();
const labels = new Map<string, string>();

/** Remembers what messages call the plugin of a module. */
export function labelPlugin(url: string, label: string): void {
  labels.set(url, label);
}

/** The plugins that this process waits for, the one that it has waited for longest first. */
export const runningPlugins = (): readonly RunningPlugin[] => [...running];

/** What messages call the plugin that a stack trace leads through; null if it leads through none. */
export function pluginIn(stack: string): string | null {
  for (const [url, label] of labels) {
    if (stack.includes(url) || (url.startsWith('file:') && stack.includes(`${fileURLToPath(url)}:`)))
      return label;
  }
  return null;
}

/** Calls a plugin. Until its result settles, {@link runningPlugins} has it. */
export async function inPlugin<Result>(
  { url = '', use, tells = false }: Called,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  const call = { label: labels.get(url) ?? use, since: performance.now(), tells };
  running.add(call);
  try {
    return await action();
  } finally {
    running.delete(call);
  }
}
