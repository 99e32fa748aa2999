/** Names that a text lists, separated by commas; null where there is no text. */
export const namesIn = (text: string | null): string[] | null =>
  text
    ?.split(',')
    .filter((name) => name !== '')
    .map((name) => name.replaceAll('%2C', ',').replaceAll('%25', '%')) ?? null;

/** The text that lists names. */
export const nameText = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');
