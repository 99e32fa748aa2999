import { startProgram } from './program.js';
import type { ScaleSetting } from './scale.js';
import { simulatedProject } from './simulated-sweep.js';
import { measureTraffic, type SweepTraffic } from './traffic.js';

const some = { mode: 'reproducible', spread: 0.1, inputs: 16, hidden: 10 } as const;

/** Inputs and hidden neurons of a network whose state, with Adam's moments, has 3.8 MB: that of 784-400-10. */
const large = { inputs: 784, hidden: 404 } as const;

/** What the table of the documentation is made of. */
export const scaleSettings: readonly ScaleSetting[] = [
  { ...some, lanes: 64, workers: 64, processes: 4, trials: 512, epoch: 1500 },
  { ...some, lanes: 256, workers: 256, processes: 8, trials: 1536, epoch: 3000 },
  { ...some, lanes: 256, workers: 320, processes: 8, trials: 1536, epoch: 3000 },
  { ...some, lanes: 1000, workers: 1000, processes: 16, trials: 4000, epoch: 6000 },
  { ...some, lanes: 1000, workers: 1000, processes: 16, trials: 4000, epoch: 6000, mode: 'async' },
  { ...some, ...large, lanes: 64, workers: 64, processes: 4, trials: 256, epoch: 6000 },
];

/** The same for a test. */
export const quickScale: readonly ScaleSetting[] = [
  { ...some, lanes: 8, workers: 8, processes: 2, trials: 16, epoch: 100 },
];

/** Counts what small sweeps send, on four lanes and on sixteen. */
export async function quickTraffic(): Promise<SweepTraffic[]> {
  const all: SweepTraffic[] = [];
  for (const workers of [4, 16]) {
    const trials = 3 * workers;
    using project = simulatedProject({ ...some, workers, trials, epoch: 100 });
    const task = { config: project.config, threads: 0, overrides: { trials } };
    const start = async (port: number) => {
      const url = `redis://127.0.0.1:${port}`;
      const worker = startProgram('simulated-worker.js', url, String(workers));
      await worker.until(/waits for sweeps/);
      return worker;
    };
    all.push(await measureTraffic(task, start));
  }
  return all;
}
