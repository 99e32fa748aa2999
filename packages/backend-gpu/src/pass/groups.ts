/** Samples that run at a time: where they begin in the order, and how many. */
export interface Group {
  readonly start: number;
  readonly count: number;
}

/** Groups between two submissions. */
export const groupsAtATime = 128;

/** Groups of `slots` samples each; the last may have fewer. */
export const groupsOf = (samples: number, slots: number): Group[] =>
  Array.from({ length: Math.ceil(samples / slots) }, (_, group) => ({
    start: group * slots,
    count: Math.min(slots, samples - group * slots),
  }));
