import type { Stream } from './stream.js';

/** The last lines of a terminal, which are painted anew whenever they change; what is printed goes above them. */
export interface LiveArea {
  /** Shows these lines instead of those before, each cut to the width. */
  paint(lines: readonly string[]): void;
  /** Writes text above the lines, and ends its line. */
  print(text: string): void;
  /** Leaves the lines as they are: what follows comes below. */
  leave(): void;
}

/** The live area of a terminal whose cursor can move; `width` gives its current number of columns. */
export function liveAreaOn(stream: Stream, width: () => number): LiveArea {
  let shown: readonly string[] = [];
  let shownAt = 0;
  // Most terminals break lines anew when they become narrower, so each may now have several rows.
  const erase = (): string => {
    const rows = shown.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width())), 0);
    // Row by row: tmux keeps a screen that is cleared as a whole in its history.
    return rows === 0 ? '' : `${'\x1b[A\x1b[2K'.repeat(rows)}\r`;
  };
  const replace = (above: string, lines: readonly string[]): void => {
    const whole = [erase(), above, ...lines.map((line) => `${line}\n`)].join('');
    shown = lines;
    shownAt = width();
    // The two codes ask the terminal to show it in one step.
    if (whole !== '') stream.write(lines.length === 0 ? whole : `\x1b[?2026h${whole}\x1b[?2026l`);
  };
  return {
    paint: (lines) => {
      // Full lines and a full screen would scroll.
      const cut = lines.slice(0, Math.max(1, (stream.rows || 24) - 1)).map((line) => clip(line, width() - 1));
      const isShown = shownAt === width() && cut.length === shown.length;
      if (!isShown || cut.some((line, index) => line !== shown[index])) replace('', cut);
    },
    print: (text) => replace(`${text}\n`, shown),
    leave: () => {
      shown = [];
    },
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const pieces = /\x1b\[[\d;]*m|./gu;

const widthOf = (line: string): number =>
  (line.match(pieces) ?? []).reduce((sum, each) => sum + columns(each), 0);

/** Cuts a line to a width of at least one column; colours that follow the cut remain, as they also end. */
export function clip(line: string, width: number): string {
  if (widthOf(line) <= width) return line;
  let left = Math.max(1, width) - 1;
  let isCut = false;
  return line.replace(pieces, (piece) => {
    if (columns(piece) === 0) return piece;
    if (isCut) return '';
    left -= columns(piece);
    isCut = left < 0;
    return isCut ? '…' : piece;
  });
}

/** Columns of a character: none for a colour, two for those of East Asia and emoji. */
function columns(piece: string): number {
  if (piece.startsWith('\x1b')) return 0;
  const code = piece.codePointAt(0)!;
  return code >= 0x2e80 || (code >= 0x1100 && code <= 0x115f) ? 2 : 1;
}
