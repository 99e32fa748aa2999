import { accuracy } from './accuracy.js';
import { epochs } from './epochs.js';
import type { Figure, Recipe } from './figure.js';
import { caltech, firingTimes } from './firing-times.js';
import { hiddenSizes } from './hidden-sizes.js';
import { jitter } from './jitter.js';
import { makeFigures, type PaperOptions } from './make.js';
import { spikes } from './spikes.js';

export type { Figure } from './figure.js';

/** Name of a table or figure that can be recomputed from the paper's description. */
export type FigureName =
  | 'accuracy'
  | 'firing-times'
  | 'spikes'
  | 'jitter'
  | 'epochs'
  | 'hidden-sizes'
  | 'caltech';

const figures: Readonly<Record<FigureName, Recipe>> = {
  accuracy,
  'firing-times': firingTimes,
  spikes,
  jitter,
  epochs,
  'hidden-sizes': hiddenSizes,
  caltech,
};

/**
 * Makes figures of the paper, one after the other. The networks that they need are trained as sweeps of their own, in
 * `results/<name>/`, unless they are there already.
 * @returns the figures, or null if `signal` stopped it; the same call resumes.
 * @throws InputError as `sweep` does; for mistakes in the configs and missing data, before anything is trained.
 */
export const paperFigures = (
  names: readonly FigureName[],
  options: PaperOptions,
): Promise<Partial<Record<FigureName, Figure>> | null> =>
  makeFigures(
    names.map((name) => [name, figures[name]] as const),
    options,
  );
