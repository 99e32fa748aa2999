import type { Pruner } from '@s4nn/core';
import { type AshaOptions, asha } from './asha.js';
import { type HyperbandOptions, hyperband } from './hyperband.js';
import { type MedianOptions, median } from './median.js';

/** A config's pruner, its options checked and filled in. */
export type PrunerConfig =
  | { readonly use: 'none' }
  | ({ readonly use: 'asha' } & AshaOptions)
  | ({ readonly use: 'hyperband' } & Omit<HyperbandOptions, 'maximum'>)
  | ({ readonly use: 'median' } & MedianOptions);

/** The pruner of a config whose trials last `epochs` epochs. */
export function prunerFor(config: PrunerConfig, epochs: number): Pruner {
  if (config.use === 'asha') return asha(config);
  if (config.use === 'hyperband') return hyperband({ ...config, maximum: epochs });
  if (config.use === 'median') return median(config);
  return { rungs: () => [], decide: () => 'continue', promote: () => null };
}
