import type { Parameter } from '../space/space.js';
import { cellsOf } from './cells.js';

/** What one parameter alone does to the ranks of trials. */
export interface Effect {
  /** The trials that have the parameter. */
  readonly present: Uint32Array;
  /**
   * The variance, over the parameter's range, of the expected rank, minus what chance gives on average: negative where chance
   * gives more. A parameter that not all trials have counts as often as they are.
   * @param ranks [trials]
   * @param counts [trials] how often each trial counts.
   */
  readonly variation: (ranks: Float64Array, counts: Uint32Array) => number;
}

/** Less than this is rounding. */
const least = 1e-12;

/**
 * The effect of a parameter.
 * @param coordinates [trials] NaN for those that do not have it.
 */
export function effectOf(parameter: Parameter, coordinates: readonly number[]): Effect {
  const { size, count, of, kernel } = cellsOf(parameter, coordinates);
  const present = Uint32Array.from([...of.keys()].filter((trial) => of[trial] !== -1));
  const [all, squares, sums] = [0, 1, 2].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const variation = (ranks: Float64Array, counts: Uint32Array): number => {
    for (const cells of [all, squares, sums]) cells.fill(0);
    let [trials, sum, square] = [0, 0, 0];
    for (const trial of present) {
      const [times, rank, cell] = [counts[trial]!, ranks[trial]!, of[trial]!];
      all[cell]! += times;
      squares[cell]! += times * times;
      sums[cell]! += times * rank;
      trials += times;
      sum += times * rank;
      square += times * rank * rank;
    }
    if (trials === 0) return 0;
    const mean = sum / trials;
    const variance = Math.max(0, square / trials - mean * mean);
    let variation = 0;
    for (let cell = 0; cell < count; cell++) {
      // A trial of unknown rank keeps cells with few trials near the mean.
      let [weights, noise, expected] = [1, 0, mean];
      if (kernel === null) {
        weights += all[cell]!;
        noise += squares[cell]!;
        expected += sums[cell]!;
      } else {
        for (let other = 0; other < count; other++) {
          const weight = kernel[cell * count + other]!;
          weights += weight * all[other]!;
          noise += weight * weight * squares[other]!;
          expected += weight * sums[other]!;
        }
      }
      variation += (expected / weights - mean) ** 2 - (variance * noise) / weights ** 2;
    }
    const share = trials / counts.reduce((sum, times) => sum + times, 0);
    const found = (share * variation) / size;
    return Math.abs(found) < least ? 0 : found;
  };
  return { present, variation };
}
