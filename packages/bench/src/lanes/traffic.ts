import { rmSync } from 'node:fs';
import type { Program } from './program.js';
import { type CountingProxy, countingProxy, type Traffic } from './proxy.js';
import { type Purpose, purposeReader } from './purpose.js';
import { startRedis } from './redis-server.js';
import { type MainTask, runMain } from './run-main.js';
import { temporaryFolder } from './simulated-sweep.js';

/** What went to and from the server for one purpose. */
export interface PurposeTraffic {
  readonly main: Traffic;
  readonly worker: Traffic;
}

/** What a sweep sent over the network. */
export interface SweepTraffic {
  readonly segments: number;
  /** Seconds from the call of the sweep to its end. */
  readonly seconds: number;
  /** Seconds of the main process's processor time, while the trials ran. */
  readonly cpu: number;
  /** Of the whole sweep. */
  readonly by: Readonly<Partial<Record<Purpose, PurposeTraffic>>>;
}

const nothing: Traffic = { commands: 0, sent: 0, received: 0 };

/**
 * Runs the trials of a sweep through a server, and counts every byte on the way there and back.
 * @param start starts the only worker, which reaches the server at a port.
 */
export async function measureTraffic(
  task: Omit<MainTask, 'project' | 'trialsOnly'>,
  start: (port: number) => Promise<Program>,
): Promise<SweepTraffic> {
  await using server = await startRedis();
  const purposeOf = purposeReader();
  await using ofMain = await countingProxy(server.port, purposeOf);
  await using ofWorker = await countingProxy(server.port, purposeOf);
  await using _worker = await start(ofWorker.port);
  const project = temporaryFolder();
  try {
    const lanes = { use: '@s4nn/lanes-bullmq', url: `redis://127.0.0.1:${ofMain.port}` };
    const overrides = { ...task.overrides, lanes };
    const cost = await runMain({ ...task, overrides, project, trialsOnly: true });
    const { segments, startUp, trials, rest, cpu } = cost;
    return { segments, seconds: startUp + trials + rest, cpu, by: byPurpose(ofMain, ofWorker) };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function byPurpose(main: CountingProxy, worker: CountingProxy): SweepTraffic['by'] {
  const [ofMain, ofWorker] = [main.traffic(), worker.traffic()];
  const names = new Set([...Object.keys(ofMain), ...Object.keys(ofWorker)] as Purpose[]);
  return Object.fromEntries(
    [...names].map((name) => [name, { main: ofMain[name] ?? nothing, worker: ofWorker[name] ?? nothing }]),
  );
}
