import picocolors from 'picocolors';

/** What a program writes text to: process.stdout, or a stream that keeps it. */
export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Functions that colour text, or leave it as it is. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** One of the two streams of a program, as its commands use it. */
export interface Output {
  readonly stream: Stream;
  /** Colours on a terminal, none elsewhere. */
  readonly colours: Colours;
  /** Columns of the terminal, at this moment. */
  readonly width: number;
  /** Writes text and ends its line. */
  print(text: string): void;
}

/** What a command is given: where its results go, where progress and errors go, and what it ends with. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  /** What the program says by its exit code; 0 until somebody sets it. */
  exitCode: number;
}

/** The terminal of one run of the program. */
export const terminalOn = (stdout: Stream, stderr: Stream): Terminal => ({
  stdout: outputOn(stdout),
  stderr: outputOn(stderr),
  exitCode: 0,
});

const outputOn = (stream: Stream): Output => ({
  stream,
  colours: picocolors.createColors(stream.isTTY === true && areColoursWanted()),
  get width() {
    return stream.columns ?? 80;
  },
  print: (text) => {
    stream.write(`${text}\n`);
  },
});

/** As picocolors decides, but when a program runs, for each stream, and never for the pipes of a CI machine. */
function areColoursWanted(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM, CI } = process.env;
  if (NO_COLOR) return false;
  return Boolean(FORCE_COLOR) || process.platform === 'win32' || TERM !== 'dumb' || Boolean(CI);
}
