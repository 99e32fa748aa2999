/**
 * Text of a file as a message may show it: on one line, cut, with control characters written as numbers.
 * @param most characters to show.
 */
export function shown(text: string, most = 60): string {
  const start = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  return start.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** A shape as Python writes it, cut like {@link shown}. */
export const shownShape = (shape: readonly number[]): string => shown(`(${shape.slice(0, 30).join(', ')})`);
