import { ordinal } from '@s4nn/core';

/** The best 1/reduction in words: the best half, the best third, the best 5th part. */
export const bestShare = (reduction: number): string =>
  `the best ${{ 2: 'half', 3: 'third', 4: 'quarter' }[reduction] ?? `${ordinal(reduction)} part`}`;
