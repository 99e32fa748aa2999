import { composed, listed } from '../names.js';

/**
 * What to do with images that lie in one folder, where their names begin with their class, as in cat.0.jpg: the rest of a
 * sentence; '' where the names say nothing.
 */
export function sortingHint(folder: string, images: readonly string[]): string {
  const parts = images.map((name) =>
    /^(\p{L}[\p{L}\d _-]*?)([._ -]?)\(?\d+\)?\.[^.]+$/u.exec(composed(name)),
  );
  if (images.length === 0 || parts.some((part) => part === null)) return '';
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(part![1]!, (counts.get(part![1]!) ?? 0) + 1);
  const names = [...counts.keys()];
  // As many names as images are names of images, not of classes.
  if (names.length < 2 || images.length < 2 * names.length) return '';
  const say = `; the names suggest the classes ${listed(names, 5)}: sort the images into folders of these names`;
  const marks = new Set(parts.map((part) => part![2]!));
  const [mark] = marks;
  const plain = names.every((name) => /^[\w-]+$/.test(name)) && marks.size === 1 && names.length <= 20;
  if (!plain || mark === ' ' || !/^[\p{L}\d/._ -]+$/u.test(folder)) return say;
  return `${say}, e.g. by \`cd "${folder}" && for c in ${names.join(' ')}; do mkdir "$c" && mv -- "$c"${mark}[0-9]* "$c"; done\``;
}
