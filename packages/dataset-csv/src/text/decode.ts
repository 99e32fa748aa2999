/** What bytes 0x80 … 0x9F are in windows-1252; some versions of Node give control characters. */
const controls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes bytes by a label of the WHATWG.
 * @throws when the bytes are none of that encoding.
 */
export function decode(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (letter) => controls[letter.charCodeAt(0) - 0x80]!);
}

/** Names of Python, Excel and others that the WHATWG does not know, in small letters with hyphens. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^utf-?8(-?(sig|bom))?$/, 'utf-8'],
  [/^utf-?16-?(le|be)$/, 'utf-16$1'],
  [/^latin-?9$/, 'iso-8859-15'],
  [/^latin-?(\d)$/, 'latin$1'],
  [/^iso-?8859-?(\d\d?)(-.*)?$/, 'iso-8859-$1'],
  [/^(?:windows|win|cp|ms|ibm)-?(125\d|874)$/, 'windows-$1'],
  [/^(ansi|western|l1)$/, 'windows-1252'],
  [/^(?:x-)?mac-?(?:os-?)?(?:roman|latin1?)?$/, 'macintosh'],
  [/^(?:cp|ms)-?932$/, 'shift_jis'],
  [/^(?:cp|ms)-?936$/, 'gbk'],
  [/^(?:cp|ms)-?949$/, 'euc-kr'],
  [/^(?:cp|ms)-?950$/, 'big5'],
  [/^euc-?(jp|kr)$/, 'euc-$1'],
  [/^koi8-?([ru])$/, 'koi8-$1'],
];

/** The name of the encoding that a label of the WHATWG, or another common name, means; null if there is none. */
export function encodingOf(label: string): string | null {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, '-');
  const [pattern, name] = others.find(([pattern]) => pattern.test(plain)) ?? [];
  const known = pattern ? plain.replace(pattern, name!) : null;
  return decoderName(label) ?? decoderName(plain) ?? (known === null ? null : decoderName(known));
}

function decoderName(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}
