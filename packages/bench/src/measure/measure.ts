import { Bench } from 'tinybench';
import { median } from '../median.js';

/** Something that is timed once per turn. */
export interface Entrant {
  readonly name: string;
  /** Runs before each timed run, untimed. */
  readonly prepare?: (turn: number) => Promise<void>;
  readonly run: (turn: number) => unknown;
}

/**
 * Times the entrants one after the other, once per turn, so that noise of the machine affects all equally.
 * @param warmup milliseconds for which each runs before the first turn, uncounted.
 * @returns the median milliseconds of each, by name.
 */
export async function measure(
  entrants: readonly Entrant[],
  turns: number,
  warmup: number,
  afterTurn: () => void,
): Promise<Map<string, number>> {
  const bench = new Bench({ time: 0, iterations: 1, warmupTime: warmup, warmupIterations: 1, throws: true });
  let turn = 0;
  for (const { name, prepare, run } of entrants) {
    bench.add(name, () => run(turn), { async: true, beforeEach: () => prepare?.(turn) });
  }
  const samples = new Map(entrants.map(({ name }): [string, number[]] => [name, []]));
  for (const task of bench.tasks) await task.warmup();
  for (turn = 0; turn < turns; turn++) {
    for (const task of bench.tasks) {
      task.reset();
      await task.run();
      if (task.result.state !== 'completed') throw new Error(`${task.name}: ${task.result.state}`);
      samples.get(task.name)!.push(task.result.latency.mean);
    }
    afterTurn();
  }
  return new Map([...samples].map(([name, milliseconds]) => [name, median(milliseconds)]));
}
