/** A name as it is compared and shown: programs write "ö" as one character (NFC) or as two (NFD). */
export const composed = (name: string): string => name.normalize('NFC');

/** Cyrillic letters, and the Latin ones that look the same. */
const cyrillic = 'аеорсухіјѕАВЕКМНОРСТУХІЈЅ';
const latin = 'aeopcyxijsABEKMHOPCTYXIJS';

/** What a name looks like: without what is invisible, and with the usual letter for others of its looks. */
export const looksOf = (name: string): string =>
  name
    .replace(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => latin[cyrillic.indexOf(letter)] ?? letter)
    .trim();

/** A name in quotes, with all but plain letters as "\u00e4". */
const escaped = (name: string): string =>
  JSON.stringify(name).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Gives names in quotes, so that two of some that look alike can be told apart. */
export function tellingApart(all: readonly string[]): (name: string) => string {
  const known = new Map<string, string>();
  const alike = new Set<string>();
  for (const name of all) {
    const looks = looksOf(name);
    const other = known.get(looks);
    if (other !== undefined && other !== name) alike.add(looks);
    known.set(looks, name);
  }
  return (name) => (alike.has(looksOf(name)) ? escaped(name) : JSON.stringify(name));
}

/** The first of some names that looks like one that is not among them, or undefined. */
export function lookalike(name: string, names: readonly string[]): string | undefined {
  const looks = looksOf(name).toLowerCase();
  return names.find((other) => looksOf(other).toLowerCase() === looks);
}
