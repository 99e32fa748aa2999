import { type Domain, InputError, type TrialDoc } from '@s4nn/core';
import { type Point, pointOf } from '../space/point.js';
import { recognise, type Space, type Values } from '../space/space.js';

/** The trials of a space in order of their ids, as indices into `points`. */
export interface History {
  readonly points: readonly Point[];
  /** Complete trials by their loss, the first one of several, best first; ties in order of id. */
  readonly complete: readonly Complete[];
  /** Pruned trials, those of the highest rung first and by loss within one; NaN last. */
  readonly pruned: readonly Ranked[];
  /** Trials that threw, reported a failure, or ended with a loss that is not a number. */
  readonly failed: readonly number[];
  /** Trials without a result. */
  readonly pending: readonly number[];
}

/** A trial that can be compared with others. */
interface Ranked {
  readonly index: number;
  readonly loss: number;
  readonly rung: number;
}

/** A trial that ran to its end. */
export interface Complete extends Ranked {
  /** [objectives] one entry if there is only a loss. */
  readonly losses: readonly number[];
}

// What hyperopt-js and journals may hold, which is more than the types promise.
type Result =
  | { status?: string; loss?: number | null; losses?: unknown; accuracy?: number; rung?: number }
  | null
  | undefined;

const orNaN = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const byLoss = (a: Ranked, b: Ranked) => a.loss - b.loss || a.index - b.index;
const lastIfNaN = (loss: number): number => (Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss);

/** Sorts trials by how they ended. Ignores a trial whose values cannot be read from its `misc` or `args`. */
export function historyOf(domain: Domain, space: Space, trials: readonly TrialDoc[]): History {
  const points: Point[] = [];
  const complete: Complete[] = [];
  const pruned: Ranked[] = [];
  const failed: number[] = [];
  const pending: number[] = [];
  let objectives: number | undefined;
  for (const trial of [...trials].sort((a, b) => a.id - b.id)) {
    const point = pointOf(space, valuesIn(trial, domain));
    if (space.length > 0 && point.every(Number.isNaN)) continue;
    const index = points.push(point) - 1;
    const result = trial.result as Result;
    // hyperopt-js lets an objective return an accuracy instead of a loss.
    const loss = orNaN(result?.loss ?? -orNaN(result?.accuracy));
    if (trial.state === 3 || result?.status === 'fail') failed.push(index);
    else if (result?.status === 'pruned') {
      const rung = result.rung ?? Number.NEGATIVE_INFINITY;
      pruned.push({ index, loss: lastIfNaN(loss), rung });
    } else if (result?.status !== 'ok') pending.push(index);
    else {
      const losses = lossesOf(result, loss);
      if (!losses.every(Number.isFinite)) {
        failed.push(index);
        continue;
      }
      objectives ??= losses.length;
      if (losses.length !== objectives) {
        throw new InputError(
          `Trial ${trial.id} has ${losses.length} losses, but those before it ${objectives}. All trials need the same objectives.`,
        );
      }
      complete.push({ index, loss, losses, rung: Number.POSITIVE_INFINITY });
    }
  }
  complete.sort(byLoss);
  pruned.sort(
    (a, b) => (a.rung === b.rung ? 0 : b.rung - a.rung) || compare(a.loss, b.loss) || a.index - b.index,
  );
  return { points, complete, pruned, failed, pending };
}

/** All losses, or the only one. */
const lossesOf = (result: Result, loss: number): readonly number[] =>
  Array.isArray(result?.losses) && result.losses.length > 1 ? result.losses.map(orNaN) : [loss];

// Infinity − Infinity is no order.
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** The values of a trial by label: those of its `misc`, else those that its `args` can have come from. */
export function valuesIn(trial: TrialDoc, domain: Domain): Readonly<Record<string, unknown>> {
  const misc = trial.misc as { values?: Readonly<Record<string, unknown>> } | null | undefined;
  if (typeof misc?.values === 'object' && misc.values !== null) return misc.values;
  const values: Values = {};
  recognise(domain.expr, trial.args, values);
  return values;
}
