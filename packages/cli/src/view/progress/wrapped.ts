import { widthOf } from '../../text-width.js';

/** Facts one after the other: a new line begins before one that has no room, and within one only where it needs several. */
export function wrapped(facts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const add = (text: string, separator: string): boolean => {
    const next = line === '' ? text : line + separator + text;
    if (line !== '' && widthOf(next) > width) return false;
    line = next;
    return true;
  };
  const end = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const fact of facts) {
    if (widthOf(fact) <= width) {
      if (add(fact, ' · ')) continue;
      end();
      add(fact, '');
      continue;
    }
    end();
    for (const word of fact.split(' ')) {
      if (add(word, ' ')) continue;
      end();
      add(word, '');
    }
  }
  end();
  return lines;
}

/** Colours each word of a text by itself, so that it can be broken between them. */
export const eachWord = (colour: (word: string) => string, text: string): string =>
  text.split(' ').map(colour).join(' ');
