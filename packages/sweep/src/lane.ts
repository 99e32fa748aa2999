/** The module that each worker thread of the pool runs. */
import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { type Decision, runTrial, type TrialJob, type TrialOutcome } from './trial.js';

/** A job and the port over which its epochs are reported and answered. */
export interface LaneTask {
  readonly job: TrialJob;
  readonly port: MessagePort;
}

/** Runs one trial; asks after every epoch whether to go on. */
export default async function lane({ job, port }: LaneTask): Promise<TrialOutcome> {
  try {
    return await runTrial(job, async (epoch) => {
      const answer = once(port, 'message') as Promise<[Decision]>;
      port.postMessage(epoch);
      return (await answer)[0];
    });
  } finally {
    port.close();
  }
}
