/** A sweep that failed without a mistake in its input. Programs print it without a stack trace. */
export class SweepFailed extends Error {
  override readonly name = 'SweepFailed';
}

/** The first line of the last failed trial's error, and where the rest is. */
export const lastFailureText = (sweep: string, reason: string): string =>
  `The last failure was: ${reason.split('\n')[0]} (s4nn trials ${sweep} --state failed --json shows all of it)`;
