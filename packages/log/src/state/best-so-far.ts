import type { Direction } from '@s4nn/core';
import { lossOf } from '@s4nn/core';
import type { Ending } from './endings.js';

/** What two sweeps had reached after the same effort. */
export interface SoFar {
  /** Trials that had ended, or epochs that all trials together had trained. */
  readonly after: number;
  /** For each sweep the best value of each objective by itself among its complete trials; null where there was none. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** The best so far of two sweeps at shares of what both of them have done. */
export interface SoFars {
  readonly trials: readonly SoFar[];
  readonly epochs: readonly SoFar[];
}

const shares = [0.25, 0.5, 0.75, 1];

/** The best so far of sweeps with the same objectives, after 25, 50, 75 and 100 % of the least that one has done. */
export function bestSoFar(sweeps: readonly (readonly Ending[])[], directions: readonly Direction[]): SoFars {
  const along = (effort: 'trials' | 'epochs'): SoFar[] => {
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
