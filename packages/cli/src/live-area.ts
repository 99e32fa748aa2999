import type { Stream } from './stream.js';
import { clip, widthOf } from './text-width.js';

/** The last lines of a terminal, which are painted anew whenever they change; what is printed goes above them. */
export interface LiveArea {
  /** Shows these lines instead of those before, each cut to the width. */
  paint(lines: readonly string[]): void;
  /** Writes text above the lines, and ends its line. */
  print(text: string): void;
  /** Leaves the lines as they are: what follows comes below. */
  leave(): void;
}

/** The live area of a terminal whose cursor can move; `width` and `rows` give its current size. */
export function liveAreaOn(stream: Stream, width: () => number, rows: () => number): LiveArea {
  let shown: readonly string[] = [];
  let shownAt = 0;
  // The two codes ask the terminal to show it in one step.
  const write = (text: string): void => {
    if (text !== '') stream.write(`\x1b[?2026h${text}\x1b[?2026l`);
  };
  // Most terminals break lines anew when they become narrower, so each may now have several rows.
  const erase = (): string => {
    const taken = shown.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width())), 0);
    // Row by row: tmux keeps a screen that is cleared as a whole in its history.
    return taken === 0 ? '' : `${'\x1b[A\x1b[2K'.repeat(taken)}\r`;
  };
  const replace = (above: string, lines: readonly string[]): void => {
    const whole = [erase(), above, ...lines.map((line) => `${line}\n`)].join('');
    // Where nothing is painted, what is printed is only that.
    if (lines.length > 0) write(whole);
    else if (whole !== '') stream.write(whole);
    shown = lines;
    shownAt = width();
  };
  // Full lines and a full screen would scroll.
  const fitting = (lines: readonly string[]): readonly string[] =>
    lines.slice(0, Math.max(1, rows() - 1)).map((line) => clip(line, width() - 1));
  return {
    paint: (lines) => {
      const cut = fitting(lines);
      if (shownAt !== width()) return replace('', cut);
      write(changes(shown, cut));
      shown = cut;
    },
    print: (text) => replace(`${text}\n`, fitting(shown)),
    leave: () => {
      shown = [];
    },
  };
}

/** What turns some lines into others, if the cursor is in the row after them, and nothing if they are the same. */
function changes(from: readonly string[], to: readonly string[]): string {
  const first = to.findIndex((line, index) => line !== from[index]);
  const begin = first === -1 ? Math.min(from.length, to.length) : first;
  if (begin === to.length && to.length === from.length) return '';
  const parts = [up(from.length - begin)];
  for (let row = begin; row < Math.max(from.length, to.length); row++) {
    const isSame = row < to.length && to[row] === from[row];
    // Of a line that is erased from its middle on, tmux keeps the length, and breaks it when it becomes narrower.
    parts.push(isSame ? '' : `\x1b[2K${to[row] ?? ''}`, '\n');
  }
  return `${parts.join('')}${up(from.length - to.length)}`;
}

const up = (rows: number): string => (rows > 0 ? `\x1b[${rows}A` : '');
