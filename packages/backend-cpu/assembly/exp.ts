const LOG2_E: f64 = 1.4426950408889634;
const LN2_HIGH: f64 = 6.93147180369123816490e-1;
const LN2_LOW: f64 = 1.90821492927058770002e-10;

/**
 * eˣ for x ≤ 0, exact to the last bit or two. Without a table, because the compiler would choose its place in memory.
 */
export function expOf(x: f64): f64 {
  if (x < -700) return 0;
  const power = nearest(x * LOG2_E);
  const rest = x - power * LN2_HIGH - power * LN2_LOW;
  // The Taylor series of eʳ, |r| ≤ ½ ln 2.
  let sum: f64 = 1;
  for (let n = 13; n > 0; n--) sum = 1 + (sum * rest) / <f64>n;
  return sum * reinterpret<f64>(<i64>(<i64>power + 1023) << 52);
}
