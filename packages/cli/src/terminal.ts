import picocolors from 'picocolors';

/** A stream that a program writes text to: process.stdout, or one that keeps the text. */
export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** Functions that colour text, or leave it plain. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** One of the two streams of a program, as its commands use it. */
export interface Output {
  readonly stream: Stream;
  /** Colours on a terminal, none elsewhere. */
  readonly colours: Colours;
  /** Current number of columns of the terminal. */
  readonly width: number;
  /** Writes text and ends its line. */
  print(text: string): void;
}

/** The outputs of a command (results on stdout, progress and errors on stderr) and its exit code. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Exit code of the program; 0 until it is set. */
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
    // A terminal of unknown size has 0 columns.
    return stream.columns || 80;
  },
  print: (text) => {
    stream.write(`${text}\n`);
  },
});

/** Decides as picocolors does, but at run time, per stream, and never for the pipes of a CI machine. */
function areColoursWanted(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM, CI } = process.env;
  if (NO_COLOR) return false;
  return Boolean(FORCE_COLOR) || process.platform === 'win32' || TERM !== 'dumb' || Boolean(CI);
}
