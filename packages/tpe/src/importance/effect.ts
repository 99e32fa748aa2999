import type { Parameter } from '../space/space.js';
import { cellsOf } from './cells.js';

/** What one parameter alone does to the ranks of trials. */
export interface Effect {
  /** The trials that have the parameter. */
  readonly present: Uint32Array;
  /**
   * For trials that count some number of times each, [trials], the effect on their ranks, [trials]: the variance, over the
   * parameter's range, of the expected rank, minus what chance gives on average, so that it is negative where chance gives more. A
   * parameter that not all trials have counts as often as they are. `listed` are the trials that count at least once, rising.
   */
  readonly among: (counts: Uint32Array, listed: Uint32Array) => (ranks: Float64Array) => number;
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
  const squared = kernel?.map((weight) => weight * weight) ?? null;
  const among = (counts: Uint32Array, listed: Uint32Array): ((ranks: Float64Array) => number) => {
    const [all, squares, sums] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
    let [trials, total] = [0, 0];
    for (let place = 0; place < listed.length; place++) {
      const trial = listed[place]!;
      const times = counts[trial]!;
      total += times;
      const cell = of[trial]!;
      if (cell === -1) continue;
      all[cell]! += times;
      squares[cell]! += times * times;
      trials += times;
    }
    if (trials === 0) return () => 0;
    const occupied = [...all.keys()].filter((cell) => all[cell]! > 0);
    // A trial of unknown rank keeps cells with few trials near the mean.
    const weights = spread(all, occupied, kernel).map((weight) => 1 + weight);
    const noises = spread(squares, occupied, squared);
    const noise = noises.reduce((sum, each, cell) => sum + each / weights[cell]! ** 2, 0);
    return (ranks) => {
      sums.fill(0);
      let [sum, square] = [0, 0];
      for (let place = 0; place < listed.length; place++) {
        const trial = listed[place]!;
        const cell = of[trial]!;
        if (cell === -1) continue;
        const rank = ranks[trial]!;
        const counted = counts[trial]! * rank;
        sums[cell]! += counted;
        sum += counted;
        square += counted * rank;
      }
      const mean = sum / trials;
      const expected = spread(sums, occupied, kernel);
      let variation = -noise * Math.max(0, square / trials - mean * mean);
      for (let cell = 0; cell < count; cell++) {
        variation += ((mean + expected[cell]!) / weights[cell]! - mean) ** 2;
      }
      const found = ((trials / total) * variation) / size;
      return Math.abs(found) < least ? 0 : found;
    };
  };
  return { present, among };
}

/** What the occupied cells hold, as each cell sees it. */
function spread(held: Float64Array, occupied: readonly number[], kernel: Float64Array | null): Float64Array {
  if (kernel === null) return held;
  const count = held.length;
  const seen = new Float64Array(count);
  for (const other of occupied) {
    const amount = held[other]!;
    const row = other * count;
    for (let cell = 0; cell < count; cell++) seen[cell]! += kernel[row + cell]! * amount;
  }
  return seen;
}
