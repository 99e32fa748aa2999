import picocolors from 'picocolors';
import { type LiveArea, liveAreaOn } from './live-area.js';
import type { Stream } from './stream.js';

/** Functions that colour text, or leave it plain. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** One of the two streams of a program, as its commands use it. */
export interface Output {
  readonly stream: Stream;
  /** Colours on a terminal, none elsewhere. */
  readonly colours: Colours;
  /** Current number of columns of the terminal, and of its rows. */
  readonly width: number;
  readonly rows: number;
  /** Lines that are painted over; null where lines can only follow each other, as in files and on dumb terminals. */
  readonly live: LiveArea | null;
  /** A text that opens an address where the terminal can do that; elsewhere the text itself. */
  link(text: string, address: string): string;
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

function outputOn(stream: Stream): Output {
  // A terminal of unknown size has 0 columns.
  const width = () => stream.columns || 80;
  const rows = () => stream.rows || 24;
  const live = stream.isTTY === true && isCursorMovable() ? liveAreaOn(stream, width, rows) : null;
  const hasLinks = stream.isTTY === true && areLinksKnown();
  return {
    stream,
    colours: picocolors.createColors(stream.isTTY === true && areColoursWanted()),
    get width() {
      return width();
    },
    get rows() {
      return rows();
    },
    live,
    link: (text, address) => (hasLinks ? `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\` : text),
    print: live ? live.print : (text) => void stream.write(`${text}\n`),
  };
}

/** A CI machine records what its terminal shows, each frame below the one before. */
const isCursorMovable = (): boolean => !process.env.CI && !isDumb();

const isDumb = (): boolean => process.env.TERM === 'dumb' && process.platform !== 'win32';

/** Decides as picocolors does, but at run time, per stream, and never for pipes. */
function areColoursWanted(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' && FORCE_COLOR !== 'false' : !isDumb();
}

/** Whether the terminal is one of those that open links (OSC 8); others could show parts of them as text. */
function areLinksKnown(): boolean {
  const { TERM = '', TERM_PROGRAM = '', VTE_VERSION, KONSOLE_VERSION, WT_SESSION, CI } = process.env;
  if (CI || isDumb()) return false;
  return (
    Number(VTE_VERSION) >= 5000 ||
    Number(KONSOLE_VERSION) >= 201200 ||
    WT_SESSION !== undefined ||
    /^(xterm-kitty|xterm-ghostty|foot|alacritty|wezterm|contour)/.test(TERM) ||
    /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio)$/.test(TERM_PROGRAM)
  );
}
