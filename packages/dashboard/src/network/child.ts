import { isInputError } from '@s4nn/core';
import { type NetworkJob, runNetwork } from './run-network.js';

// The main module of a process that runs one network for a dashboard and ends.
process.on('disconnect', () => process.exit(1));
process.once('message', async (job: NetworkJob) => {
  try {
    process.send!({ answers: await runNetwork(job) });
  } catch (error) {
    process.send!({ error: (error as Error).message, isInput: isInputError(error) });
  }
  process.disconnect();
});
