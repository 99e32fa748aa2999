import type { Domain, TrialDoc, Trials } from '@s4nn/core';
import { type Point, valuesOf } from '../space/point.js';
import { evaluate, type Space } from '../space/space.js';

/** The new trial for a point, with all members that hyperopt-js's `Trials` needs. */
export function documentOf(id: number, domain: Domain, space: Space, point: Point, trials: Trials): TrialDoc {
  const values = valuesOf(space, point);
  const hyperopt = {
    expKey: (trials as { expKey?: string | null }).expKey ?? null,
    book_time: null,
    refresh_time: null,
  };
  return {
    id,
    state: 0,
    args: evaluate(domain.expr, values),
    result: { status: 'new' },
    misc: { values },
    ...hyperopt,
  };
}
