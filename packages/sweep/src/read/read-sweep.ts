import type { SweepState } from '@s4nn/log';
import { stateIn } from '@s4nn/log';
import { findSweep } from './find-sweep.js';

/**
 * Reads where a sweep stands, which may still run.
 * @param sweep its name, whose log lies in `sweeps/` of the working directory, or its config.
 * @throws InputError when there is no log, or none that can be read.
 */
export const readSweep = async (sweep: string): Promise<SweepState> =>
  stateIn((await findSweep(sweep)).records);
