import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { nearest } from '@s4nn/core';

// Besides control characters those without a width, which come with what is copied from a window or a page.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const invisible = /[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** A path as a message shows it: as it is, or as JSON if some of its characters cannot be seen. */
export function shownPath(path: string): string {
  if (path.search(invisible) === -1) return path;
  return JSON.stringify(path).replaceAll(
    invisible,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Why nothing can be at a path, or what is there that was probably meant: "; did you mean "plain.csv"?"; nothing if that is not known.
 * @param path absolute, as it was resolved from what a user wrote.
 */
export function pathHint(path: string): string {
  const cure = written(path);
  if (cure !== null) return `; ${cure}`;
  const meant = meantBy(path);
  return meant === null ? '' : `; ${meant}`;
}

/** What is wrong with the way a path is written. */
function written(path: string): string | null {
  if (/[\b\t\n\f\r]/.test(path)) {
    return 'JSON reads \\b, \\f, \\n, \\r and \\t as control characters: write / or \\\\ in paths';
  }
  if (path.search(invisible) !== -1) return 'remove the invisible characters from the path';
  const [, scheme] = path.match(/(?:^|[\\/])([a-z][a-z\d+.-]+):[\\/]/i) ?? [];
  if (scheme === 'file') return 'write the path alone, without file:';
  if (scheme !== undefined) return 'it is an address on the web: download the file first';
  const own = path.match(/^(.*?[\\/]~[^\\/]*)[\\/]/s)?.[1];
  if (own !== undefined && !existsSync(own)) {
    return 'only a shell replaces ~ by your home folder: write the path out';
  }
  const variable = path.match(/[\\/](\$\{?\w+\}?|%[a-z_]\w*%)(?=[\\/])/i)?.[1];
  if (variable !== undefined) return `only a shell replaces ${variable}: write the path out`;
  if (sep === '/' && path.includes('\\')) return 'found a backslash in it: write / between folders';
  if (sep === '/' && /\/[A-Za-z]:\//.test(path)) {
    return 'a drive such as C: is one of Windows: paths begin with / here';
  }
  if (/[*?]/.test(path)) return 'name one file: patterns are not expanded';
  return null;
}

/** More names than a person has in view; searching them all would take seconds. */
const most = 10_000;

/** What is called nearly so, in the last folder of a path that exists. */
function meantBy(path: string): string | null {
  let missing = path;
  while (!existsSync(dirname(missing)) && dirname(missing) !== missing) missing = dirname(missing);
  const name = basename(missing);
  const names = namesIn(dirname(missing));
  // A link that leads nowhere.
  if (names.includes(name)) return null;
  const plain = (each: string): string => each.normalize('NFC').toLowerCase();
  const same = names.find((each) => plain(each) === plain(name));
  const meant = same ?? nearest(name, names);
  if (meant === undefined) return null;
  const whole = relative(dirname(missing), join(dirname(missing), meant, relative(missing, path)));
  const why = same === undefined ? '' : ' Upper and lower case differ';
  const folder = missing === path ? '' : `there is no folder ${name}; `;
  return `${folder}did you mean ${JSON.stringify(whole)}?${why}`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort().slice(0, most);
  } catch {
    return [];
  }
}
