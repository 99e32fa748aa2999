import { accuracy } from './accuracy.js';
import { epochs } from './epochs.js';
import type { Figure, Recipe } from './figure.js';
import { caltech, firingTimes } from './firing-times.js';
import { hiddenSizes } from './hidden-sizes.js';
import { jitter } from './jitter.js';
import { makeFigures, type PaperOptions } from './make.js';
import { spikes } from './spikes.js';

export type { Figure } from './figure.js';

/** Name of a table or figure of the paper that its public description allows. */
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
 * Makes figures of the paper, one after the other. What they need is trained as sweeps of their own, `results/<name>/`, unless it
 * was before.
 * @returns the figures, or null when `signal` stopped it; the same call resumes.
 * @throws InputError as `sweep`, before anything is trained for mistakes in the configs and for what is missing of the data.
 */
export const paperFigures = (
  names: readonly FigureName[],
  options: PaperOptions,
): Promise<Partial<Record<FigureName, Figure>> | null> =>
  makeFigures(
    names.map((name) => [name, figures[name]] as const),
    options,
  );
