// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const pieces = /\x1b\[[\d;]*m|./gsu;

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string): number =>
  (text.match(pieces) ?? []).reduce((sum, each) => sum + columns(each), 0);

/** Cuts a line to a width of at least one column; colours that follow the cut remain, as they also end. */
export function clip(line: string, width: number): string {
  if (widthOf(line) <= width) return line;
  let left = Math.max(1, width) - 1;
  let isCut = false;
  return line.replace(pieces, (piece) => {
    if (columns(piece) === 0) return isCut && !piece.startsWith('\x1b') ? '' : piece;
    if (isCut) return '';
    left -= columns(piece);
    isCut = left < 0;
    return isCut ? '…' : piece;
  });
}

/** A text with spaces before or behind it, so that it takes a number of columns; longer ones are cut. */
export function padded(text: string, width: number, toTheRight = false): string {
  const fitting = clip(text, width);
  const spaces = ' '.repeat(Math.max(0, width - widthOf(fitting)));
  return toTheRight ? spaces + fitting : fitting + spaces;
}

/** Columns of a character: none for a colour and for what is put upon others, two for those of East Asia and emoji. */
function columns(piece: string): number {
  if (piece.startsWith('\x1b') || /^[\p{M}\p{Cf}]$/u.test(piece)) return 0;
  const code = piece.codePointAt(0)!;
  return code >= 0x2e80 || (code >= 0x1100 && code <= 0x115f) ? 2 : 1;
}
