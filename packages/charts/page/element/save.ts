import { element } from './element.js';

/** Saves a text as a file, as the browser saves downloads. The file's name begins with the page's. */
export function save(name: string, type: string, text: string): void {
  const page = document.title.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  const url = URL.createObjectURL(new Blob([text], { type }));
  element('a', { href: url, download: `${page}-${name}` }).click();
  // The browser may begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
