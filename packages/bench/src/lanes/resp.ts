/** A request or a reply of Redis, as it went over the wire. */
export interface Frame {
  /** Of all of it. */
  readonly bytes: number;
  /** Its first strings; of long ones the beginning. */
  readonly words: readonly string[];
}

/** How many strings are kept, and how many bytes of each: enough for keys, and for scripts. */
const most = { words: 16, bytes: 65_536 } as const;

/** Splits a stream of Redis' protocol, version 2, into frames. */
export function frameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let bytes = 0;
  /** How many elements of the frame are still to come. */
  let pending = 1;
  let line = '';
  /** The running string, and how many of its bytes are still to come; its end of line comes after it. */
  let word: { text: string; left: number } | null = null;
  let words: string[] = [];

  const endElement = (): void => {
    pending--;
    if (pending > 0) return;
    onFrame({ bytes, words });
    bytes = 0;
    pending = 1;
    words = [];
  };
  const endLine = (): void => {
    const kind = line[0];
    const count = Number(line.slice(1));
    line = '';
    if (kind === '$' && count >= 0) {
      word = { text: '', left: count + 2 };
      return;
    }
    if (kind === '*' && count > 0) pending += count;
    endElement();
  };
  const readWord = (chunk: Buffer): number => {
    const given = chunk.subarray(0, word!.left);
    word!.text += given.toString('latin1', 0, Math.max(0, most.bytes - word!.text.length));
    word!.left -= given.length;
    bytes += given.length;
    if (word!.left === 0) {
      if (words.length < most.words) words.push(word!.text.replace(/\r\n$/, ''));
      word = null;
      endElement();
    }
    return given.length;
  };
  const readLine = (chunk: Buffer): number => {
    const newline = chunk.indexOf(10);
    const length = newline === -1 ? chunk.length : newline + 1;
    line += chunk.toString('latin1', 0, length).trimEnd();
    bytes += length;
    if (newline !== -1) endLine();
    return length;
  };
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) at += (word ? readWord : readLine)(chunk.subarray(at));
  };
}
