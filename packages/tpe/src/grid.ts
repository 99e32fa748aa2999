import { type Algo, completeOptions, type JsonSchema, type Plugin, type TrialDoc } from '@s4nn/core';
import type { FromSchema } from 'json-schema-to-ts';
import { compile } from './space/compile.js';
import { firstPoint, nextPoint } from './space/lattice.js';
import type { Point } from './space/point.js';
import { allTrials } from './trials/all-trials.js';
import { documentOf } from './trials/document.js';
import { historyOf } from './trials/history.js';

/** Resolution of the grid. */
export interface GridOptions {
  /** Number of values per continuous parameter; from 2, its bounds are among them; default 5. */
  readonly points?: number;
}

/**
 * Grid search as an `algo` of hyperopt-js: all values of choices, `randint` and quantised numbers, and `points` of each
 * continuous one, evenly spaced along its (logarithmic) line; quantiles for one without bounds. The last parameter of the
 * space changes fastest, each from its first or lowest value; parameters under a choice vary only where they exist. Skips
 * points that have been tried. Returns fewer trials than ids, and finally none, when nothing is left.
 * @throws InputError for options out of range and, when called, for a space that cannot be drawn from.
 */
export function grid(options: GridOptions = {}): Algo {
  const { points } = completeOptions<Required<GridOptions>>('grid', schema, options);
  return (ids, given, trials) => {
    const domain = compile(given);
    const lattice = { space: domain.space, points };
    const asked = new Set(historyOf(domain, lattice.space, allTrials(trials)).points.map(String));
    const suggested: TrialDoc[] = [];
    let point: Point | null = firstPoint(lattice);
    for (const id of ids) {
      while (point !== null && asked.has(String(point))) point = nextPoint(lattice, point);
      if (point === null) break;
      suggested.push(documentOf(id, domain, lattice.space, point, trials));
      point = nextPoint(lattice, point);
    }
    return suggested;
  };
}

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    points: {
      type: 'integer',
      minimum: 1,
      default: 5,
      description:
        'Number of values per continuous parameter; from 2, its bounds are among them. Other parameters take all their values.',
    },
  },
} as const satisfies JsonSchema;

/** {@link grid} as a plugin: what `"@s4nn/tpe/grid"` is in a config. */
const plugin: Plugin<'search'> = {
  kind: 'search',
  options: schema,
  create: (given: FromSchema<typeof schema>) => grid(given),
};
export default plugin;
