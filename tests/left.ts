import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a sweep's log is. */
export const logOf = (folder: string, name: string) => join(folder, 'sweeps', `${name}.journal.log`);

/** The lines of a sweep's log without what the clock said, and which lane was free then. */
export const linesIn = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.includes('"s4nn:ran '))
    .map((line) => line.replace(/,"datetime_(start|complete)":"[^"]*"/, ''));

/** Everything that a sweep leaves and that no clock may change. */
export const leftBy = (folder: string, name: string) => {
  const results = join(folder, 'results', name);
  const { seconds: _, ...summary } = JSON.parse(readFileSync(join(results, 'summary.json'), 'utf8'));
  return {
    log: linesIn(logOf(folder, name)),
    summary,
    weights: readFileSync(join(results, 'weights.npz')),
    config: readFileSync(join(results, 'config.json'), 'utf8'),
    epochs: readFileSync(join(results, 'epochs.csv'), 'utf8'),
    checkpoints: existsSync(join(folder, 'sweeps', `${name}.checkpoints`)),
  };
};
