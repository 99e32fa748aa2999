import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from '../median.js';
import { startRedis } from './redis-server.js';
import { type MainCost, runMain } from './run-main.js';
import { temporaryFolder } from './simulated-sweep.js';
import { startWorker } from './worker.js';

/** What a sweep took, on threads of its process or on a worker. */
export interface TimedSweep
  extends Pick<MainCost, 'startUp' | 'trials' | 'rest' | 'fingerprint' | 'segments'> {
  /** Seconds of processor time of all processes, the server's too; null where the system does not tell. */
  readonly cpu: number | null;
}

/** The same sweep on both. */
export interface Pair {
  readonly threads: TimedSweep;
  readonly queue: TimedSweep;
}

/** By how much the queue takes longer: medians over the pairs, 0.05 for 5 %. */
export interface Overhead {
  readonly pairs: readonly Pair[];
  /** From the start of the first training to the end of the last trial. */
  readonly trials: number;
  /** From the call of the sweep to its end: also loading the samples twice, the proof, and the retraining. */
  readonly whole: number;
  /** Of processor time; null where the system does not tell. */
  readonly cpu: number | null;
}

const config = fileURLToPath(new URL('../../../../configs/mnist.json', import.meta.url));

/** Which changes make a sweep of `configs/mnist.json` short. */
export interface Shortened {
  readonly trials: number;
  readonly set: Readonly<Record<string, unknown>>;
}

/** Runs a sweep in turn on two threads of its own process, and through a queue on a worker with two threads. */
export async function measureOverhead(
  pairs: number,
  short: Shortened,
  progress: (share: number) => void,
): Promise<Overhead> {
  await using server = await startRedis();
  await using worker = await startWorker(server.port, 2);
  const lanes = { use: '@s4nn/lanes-bullmq', url: `redis://127.0.0.1:${server.port}` };
  const others = async (): Promise<number> => (worker.cpu() ?? Number.NaN) + (await server.usage()).cpu;
  const timed = async (isQueue: boolean): Promise<TimedSweep> => {
    const before = await others();
    const cost = await timedMain({ ...short, lanes: isQueue ? lanes : null });
    const cpu = cost.cpuOfAll + (isQueue ? (await others()) - before : 0);
    return { ...cost, cpu: Number.isNaN(cpu) ? null : cpu };
  };
  const all: Pair[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    // A sweep finds the machine as the one before left it, so they take turns at being first.
    const order = pair % 2 === 0 ? [false, true] : [true, false];
    const found = new Map<boolean, TimedSweep>();
    for (const isQueue of order) {
      found.set(isQueue, await timed(isQueue));
      progress((2 * pair + found.size) / (2 * pairs));
    }
    all.push({ threads: found.get(false)!, queue: found.get(true)! });
  }
  const over = (seconds: (sweep: TimedSweep) => number): number =>
    median(all.map(({ threads, queue }) => seconds(queue) / seconds(threads))) - 1;
  const isTold = all.every(({ queue }) => queue.cpu !== null);
  return {
    pairs: all,
    trials: over(({ trials }) => trials),
    whole: over(({ startUp, trials, rest }) => startUp + trials + rest),
    cpu: isTold ? over(({ cpu }) => cpu!) : null,
  };
}

async function timedMain(overrides: Parameters<typeof runMain>[0]['overrides']): Promise<MainCost> {
  const project = temporaryFolder();
  try {
    return await runMain({ config, project, threads: 2, trialsOnly: false, overrides });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
