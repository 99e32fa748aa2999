/** The endings of files that are read. */
export const endings: readonly string[] = [
  ...['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.tif', '.tiff', '.webp'],
];

/** The endings that are read, for a sentence. */
export const endingsText = endings.join(', ');

const systemFiles: readonly string[] = ['desktop.ini', 'ehthumbs.db', 'icon\r', 'thumbs.db'];

const systemFolders: readonly string[] = [
  ...['$recycle.bin', '@eadir', '__macosx', '__pycache__', 'lost+found', 'system volume information'],
];

/** Whether a file or folder is hidden, or a file that a system leaves in any folder: nobody put it there to be read. */
export const isHidden = (name: string): boolean =>
  name.startsWith('.') || systemFiles.includes(name.toLowerCase());

/** Whether a folder is one that a system or an archiver leaves, and holds nothing to learn from. */
export const isSystemFolder = (name: string): boolean => systemFolders.includes(name.toLowerCase());

/** Whether a file's name says that it is an image that is read. */
export const isImage = (name: string): boolean => endings.includes(endingOf(name));

/** The ending of a name, in lower case: ".png"; '' where there is none. */
export const endingOf = (name: string): string => /[^/](\.[^./\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** A name as it is compared and shown: systems write "ö" as one character (NFC) or as two (NFD). */
export const composed = (name: string): string => name.normalize('NFC');

/** In the order of their composed names as text, which puts 10 before 2. */
export function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, key: composed(nameOf(item)), raw: nameOf(item) }));
  keyed.sort((a, b) => compare(a.key, b.key) || compare(a.raw, b.raw));
  return keyed.map(({ item }) => item);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first names of a list, and how many there are besides: "a, b, c and 7 more". */
export function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** A number of things: "1 image", "2 images". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
