/** ln 2 in 42 bits, so that its multiples up to 2¹¹ are exact, and the rest. */
export const ln2High = 0.6931471805598903;
export const ln2Low = 5.497923018708371e-14;
