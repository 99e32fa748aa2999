/**
 * The rungs minimum · reductionᵏ below `end`, ascending. Multiplies instead of taking logarithms: Math.log(243) / Math.log(3)
 * is below 5.
 */
export function rungsBelow(end: number, minimum: number, reduction: number): number[] {
  const rungs: number[] = [];
  for (let rung = minimum; rung < end; rung *= reduction) rungs.push(rung);
  return rungs;
}
