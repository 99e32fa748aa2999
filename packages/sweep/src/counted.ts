/** A count and its noun: 1 epoch, 2 epochs. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
