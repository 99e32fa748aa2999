const actions = new Set<() => void>();

/**
 * Does something when this process exits, last added first. One listener serves all, as Node warns of many.
 * @returns what takes it back.
 */
export function atExit(action: () => void): () => void {
  if (actions.size === 0) process.on('exit', runAll);
  actions.add(action);
  return () => {
    actions.delete(action);
    if (actions.size === 0) process.off('exit', runAll);
  };
}

function runAll(): void {
  for (const action of [...actions].reverse()) action();
}
