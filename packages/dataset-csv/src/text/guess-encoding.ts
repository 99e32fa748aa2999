/** Labels of encodings, as the WHATWG names them. */
type Guess = 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh' | 'windows-1251' | 'gb18030';

/** How many bytes are looked at, at most. */
const looked = 2 ** 20;

/** The encoding of text that is not UTF-8, as far as one can tell: to be named, not to be used. */
export function guessEncoding(bytes: Uint8Array): Guess {
  const zeros = [0, 0];
  let [runs, high, low, even] = [0, 0, 0, true];
  let run = 0;
  const end = Math.min(bytes.length, looked);
  for (let at = 0; at <= end; at++) {
    const byte = at < end ? bytes[at]! : 0;
    if (at < end && byte === 0) zeros[at % 2]!++;
    if (byte >= 0x80) {
      run++;
      if (byte < 0xa0) low++;
    } else if (run > 0) {
      runs++;
      high += run;
      even &&= run % 2 === 0;
      run = 0;
    }
  }
  if (zeros[0]! + zeros[1]! > 0) return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
  // Western languages have a letter with an accent here and there; others consist of such bytes.
  if (high >= 2 * runs)
    return even && decodes(bytes.subarray(0, end), 'gb18030') ? 'gb18030' : 'windows-1251';
  return low > high / 2 ? 'macintosh' : 'windows-1252';
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
