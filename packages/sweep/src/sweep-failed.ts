/** A sweep that came to nothing though nobody gave it anything wrong; programs print it without a stack trace. */
export class SweepFailed extends Error {
  override readonly name = 'SweepFailed';
}

/** What the last trial that failed said: its first line, and where the rest is. */
export const said = (sweep: string, reason: string): string =>
  `The last one that failed said: ${reason.split('\n')[0]} (s4nn trials ${sweep} --state failed --json has all of it)`;
