/**
 * The number of this version's arithmetic. It goes up whenever the same config may give other bits than before, with a line in
 * CHANGELOG.md. Two programs with the same number give the same result, on any engine and machine.
 */
export const arithmetic = 2;
