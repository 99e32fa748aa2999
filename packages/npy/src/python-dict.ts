/** A value of the dictionary, as its text stands there. */
export type Literals = ReadonlyMap<string, string>;

const space = /\s*/y;
const string = /'[^'\\\n]*'|"[^"\\\n]*"/y;
const word = /[\w.+-]+/y;

/**
 * Reads a dictionary as Python prints it, one of strings to anything: `{'descr': '<f4', 'shape': (2, 3), }`. Takes time in
 * proportion to the text, whatever the text is.
 * @returns the values by key, each as its text with strings in single quotes; null where the text is no such dictionary, or
 * names a key twice.
 */
export function pythonDict(text: string): Literals | null {
  const found = new Map<string, string>();
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const taken = pattern.exec(text)?.[0] ?? '';
    at += taken.length;
    return taken;
  };
  const sign = (character: string): boolean => {
    take(space);
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  /** A value: one token, or all tokens to the bracket that closes. */
  const value = (): string => {
    const open: string[] = [];
    let tokens = '';
    do {
      take(space);
      const token = take(string) || take(word) || text[at++];
      if (token === undefined) return '';
      if (token === '(') open.push(')');
      else if (token === '[') open.push(']');
      else if (/^[^'"\w.+-]/.test(token) && token !== ',' && token !== open.pop()) return '';
      // What a space parts stays two: (2 3) is no 23.
      if (/\w/.test(token[0]!) && /\w/.test(tokens.at(-1) ?? '')) tokens += ' ';
      tokens += token.startsWith('"') ? `'${token.slice(1, -1)}'` : token === ',' ? ', ' : token;
    } while (open.length > 0);
    return tokens.startsWith(',') ? '' : tokens;
  };
  if (!sign('{')) return null;
  while (!sign('}')) {
    const key = take(string).slice(1, -1);
    const given = key !== '' && sign(':') ? value() : '';
    if (given === '' || found.has(key)) return null;
    found.set(key, given);
    if (!sign(',') && text[at] !== '}') return null;
  }
  take(space);
  return at === text.length ? found : null;
}
