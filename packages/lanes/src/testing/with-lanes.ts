import type { Config } from '@s4nn/config';
import type { Lanes } from '../lanes.js';

/** What the contract may expect of the lanes that it checks. */
export interface LanesContractOptions {
  /** Whether a job's end of its own thread leaves the lanes working, as it does where they are threads or machines. */
  readonly outliveThreads: boolean;
}

/** Opens lanes for a config. */
export type OpenLanes = (config: Config) => Promise<Lanes> | Lanes;

/** Runs something on lanes of their own. */
export type WithLanes = (
  action: (lanes: Lanes) => Promise<void>,
  set?: Readonly<Record<string, unknown>>,
) => Promise<void>;
