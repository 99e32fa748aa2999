import type { Config } from '@s4nn/config';
import type { Lanes } from '../lanes.js';

/** What the contract may expect of the lanes it checks. */
export interface LanesContractOptions {
  /** Whether the lanes survive a job that ends its own thread, as threads and machines do. */
  readonly outliveThreads: boolean;
  /** How many segments share a thread; 1 by default. */
  readonly population?: number;
}

/** Opens lanes for a config. */
export type OpenLanes = (config: Config) => Promise<Lanes> | Lanes;

/** Runs an action on newly opened lanes, and closes them. */
export type WithLanes = (
  action: (lanes: Lanes) => Promise<void>,
  set?: Readonly<Record<string, unknown>>,
) => Promise<void>;
