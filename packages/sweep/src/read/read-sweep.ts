import { growingState, type SweepState, stateOf } from '@s4nn/log';
import { findSweep } from './find-sweep.js';

/**
 * Reads the state of a sweep, which may still run.
 * @param sweep its name, if its log is in `sweeps/` of the working directory, or its config.
 * @throws InputError if there is no log, or it cannot be read.
 */
export const readSweep = async (sweep: string): Promise<SweepState> =>
  stateOf((await findSweep(sweep, growingState)).fold);
