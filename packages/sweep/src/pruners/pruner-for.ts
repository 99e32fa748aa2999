import { type AshaOptions, asha } from './asha.js';
import type { Pruner } from './curve.js';
import { type MedianOptions, median } from './median.js';

/** A config's pruner, its options checked and filled in. */
export type PrunerConfig =
  | { readonly use: 'none' }
  | ({ readonly use: 'asha' } & Omit<AshaOptions, 'maximum'>)
  | ({ readonly use: 'median' } & Omit<MedianOptions, 'maximum'>);

/** The pruner of a config whose trials last `epochs` epochs. */
export function prunerFor(config: PrunerConfig, epochs: number): Pruner {
  if (config.use === 'asha') return asha({ ...config, maximum: epochs });
  if (config.use === 'median') return median({ ...config, maximum: epochs });
  return () => 'continue';
}
