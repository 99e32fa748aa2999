import type { Progress } from '@s4nn/sweep';
import { oneLine } from '../format.js';
import { workersText } from '../sweep/machines.js';

type Workers = Extract<Progress, { kind: 'workers' }>;

/** For how long it is not told again that the same workers serve, in milliseconds: between two sweeps they come and go every few seconds. */
const period = 60_000;

/** Tells which workers serve a sweep whenever they are others; those that come and go only now and then. */
export function workerNews(): (progress: Workers, now: number) => readonly string[] {
  const told = new Map<string, number>();
  let untold = 0;
  const refused = new Set<string>();
  return (progress, now) => {
    const news = [...goneLines(progress), ...refusedLines(progress, refused)];
    const serving = progress.workers.map(({ name }) => name).join(' ');
    if (now - (told.get(serving) ?? Number.NEGATIVE_INFINITY) < period) {
      untold++;
      return news;
    }
    const text = workersText(progress);
    const changes = untold === 0 ? '' : ` (changed ${untold + 1} times since the last such line)`;
    told.set(serving, now);
    untold = 0;
    return [...news, oneLine(text + changes)];
  };
}

/** Which workers are no longer there. */
export const goneLines = ({ gone }: Workers): readonly string[] =>
  gone.map(({ name, host }) => oneLine(`worker ${name} on ${host} is gone; others train what it had begun`));

/** Which workers refuse the sweep that have not been told. */
export function refusedLines({ refused }: Workers, told: Set<string>): readonly string[] {
  const news = refused.filter(({ name, why }) => !told.has(`${name} ${why}`));
  for (const { name, why } of news) told.add(`${name} ${why}`);
  return news.map(({ name, why }) => oneLine(`worker ${name} refused: ${why}`));
}
