import { accuracy } from './accuracy.js';
import { epochs } from './epochs.js';
import type { Figure, Recipe } from './figure.js';
import { caltech, firingTimes } from './firing-times.js';
import { hiddenSizes } from './hidden-sizes.js';
import { jitter } from './jitter.js';
import { makeFigures, type PaperOptions } from './make.js';
import { spikes } from './spikes.js';

export type { Figure } from './figure.js';

const figures = {
  accuracy,
  'firing-times': firingTimes,
  spikes,
  jitter,
  epochs,
  'hidden-sizes': hiddenSizes,
  caltech,
} as const satisfies Record<string, Recipe>;

/** Name of a table or figure of the paper that its public description allows. */
export type FigureName = keyof typeof figures;

/** {@link makeFigures} of those names. */
export const paperFigures = (
  names: readonly FigureName[],
  options: PaperOptions,
): Promise<Partial<Record<FigureName, Figure>> | null> =>
  makeFigures(
    names.map((name) => [name, figures[name]] as const),
    options,
  );
