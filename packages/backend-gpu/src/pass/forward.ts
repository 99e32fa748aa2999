import type { Geometry } from '../geometry.js';
import { tile } from '../shader/bindings.js';
import type { Group } from './groups.js';
import type { Run } from './submit.js';

/** Workgroups that serve this many neurons or weights. */
export const tiles = (count: number): number => Math.ceil(count / tile);

/** Runs the samples of a group through all layers. */
export function forward({ sizes }: Geometry, run: Run, { count }: Group): void {
  sizes.forEach((size, k) => {
    if (k === 0) run('fireInput', k, tiles(size), count);
    else run('fireLayer', k, 1, count);
  });
}
