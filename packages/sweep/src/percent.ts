/** A share as a percentage, for example 96.23 %. */
export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
