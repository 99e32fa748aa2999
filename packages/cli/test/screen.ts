import { Writable } from 'node:stream';

interface Row {
  text: string;
  /** Whether it continues the row above, which was full. */
  isBroken: boolean;
}

/** A terminal that breaks lines which are too long, and breaks them anew when its width changes, as most do. */
export function screen(columns: number) {
  let rows: Row[] = [{ text: '', isBroken: false }];
  let row = 0;
  let column = 0;
  const down = (isBroken: boolean): void => {
    column = 0;
    row++;
    if (row === rows.length) rows.push({ text: '', isBroken });
    else rows[row]!.isBroken = isBroken;
  };
  const put = (piece: string): void => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals obey begins with one
    const [, count, obeyed] = piece.match(/^\x1b\[(\d*)([A-Z])$/) ?? [];
    if (obeyed === 'A') row = Math.max(0, row - Number(count || 1));
    else if (piece === '\x1b[2K') rows[row]!.text = '';
    else if (piece === '\r') column = 0;
    else if (piece === '\n') down(false);
    else if (!piece.startsWith('\x1b')) {
      if (column === stream.columns) down(true);
      const { text } = rows[row]!;
      rows[row]!.text = text.slice(0, column).padEnd(column) + piece + text.slice(column + 1);
      column++;
    }
  };
  const stream = Object.assign(
    new Writable({
      decodeStrings: false,
      write: (chunk, _, done) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals obey begins with one
        for (const [piece] of String(chunk).matchAll(/\x1b\[\??[\d;]*[A-Za-z]|[\s\S]/gu)) put(piece);
        done();
      },
    }),
    { isTTY: true, columns, rows: 24 },
  );
  /** The text, each line whole, without empty ones at the end. */
  const lines = (): string[] => {
    const whole: string[] = [];
    for (const { text, isBroken } of rows) {
      if (isBroken) whole[whole.length - 1] += text;
      else whole.push(text);
    }
    return whole.slice(0, whole.findLastIndex((line) => line !== '') + 1);
  };
  /** Changes the width while the cursor is in an empty row after all text. */
  const resize = (width: number): void => {
    const whole = lines();
    stream.columns = width;
    rows = whole.flatMap((line) =>
      (line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']).map((text, index) => ({
        text,
        isBroken: index > 0,
      })),
    );
    rows.push({ text: '', isBroken: false });
    row = rows.length - 1;
    column = 0;
  };
  return { stream, lines, resize };
}
