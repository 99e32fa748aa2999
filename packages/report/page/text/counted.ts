/** A count and its noun: 1 trial, 2 trials. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
