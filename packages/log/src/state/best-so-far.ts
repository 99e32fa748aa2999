import { type Direction, lossOf } from '@s4nn/core';
import type { Ending } from './endings.js';

/** The best values of several sweeps after the same effort. */
export interface BestAtEffort {
  /** The effort: ended trials, or trained epochs of all trials. */
  readonly after: number;
  /** For each sweep and each objective, the best value among its complete trials; null if there was none. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** The best values of several sweeps, by trials and by epochs. */
export interface BestByEffort {
  readonly trials: readonly BestAtEffort[];
  readonly epochs: readonly BestAtEffort[];
}

const shares = [0.25, 0.5, 0.75, 1];

/** Compares sweeps with the same objectives after 25, 50, 75 and 100 % of the effort that all of them have made. */
export function bestSoFar(
  sweeps: readonly (readonly Ending[])[],
  directions: readonly Direction[],
): BestByEffort {
  const along = (effort: 'trials' | 'epochs'): BestAtEffort[] => {
    const whole = Math.min(...sweeps.map((endings) => endings.at(-1)?.[effort] ?? 0));
    const stops = new Set(shares.map((share) => Math.ceil(share * whole)).filter((stop) => stop > 0));
    return [...stops].map((after) => ({
      after,
      values: sweeps.map((endings) =>
        bestValues(
          endings.filter((ending) => ending[effort] <= after),
          directions,
        ),
      ),
    }));
  };
  return { trials: along('trials'), epochs: along('epochs') };
}

function bestValues(endings: readonly Ending[], directions: readonly Direction[]): (number | null)[] {
  const complete = endings.filter(({ trial }) => trial.state === 'complete');
  return directions.map((direction, k) => {
    const values = complete.map(({ trial }) => trial.values![k]!);
    return values.sort((a, b) => lossOf(direction, a) - lossOf(direction, b))[0] ?? null;
  });
}
