import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesIn } from '../packages/bench/src/soak/left.js';

export { linesIn };

/** The path of a sweep's log. */
export const logOf = (folder: string, name: string) => join(folder, 'sweeps', `${name}.journal.log`);

/** Everything that a sweep leaves and that does not depend on the clock. */
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
