import { composed, counted, isImage, listed } from '../names.js';
import type { Folders } from './folders.js';
import { passedOverNotes } from './passed-over.js';
import type { ClassFiles } from './walk.js';

/** What people should know of how a folder was listed: a sentence each. */
export function listingNotes(
  { files, left }: Folders,
  classes: ReadonlyMap<string, ClassFiles>,
  nested: boolean,
): string[] {
  const system = [...left, ...[...classes.values()].flatMap((own) => own.left)].map(composed);
  return [
    ...(system.length > 0 ? [`passed over what a system or an archiver left: ${listed(system, 5)}`] : []),
    ...(files.length > 0 ? [looseNote(files)] : []),
    ...passedOverNotes(new Map([...classes].map(([name, { passedOver }]) => [name, passedOver]))),
    ...nestedNotes(classes, nested),
    ...likeNotes([...classes.keys()]),
    ...orderNotes([...classes.keys()]),
  ];
}

function looseNote(files: readonly string[]): string {
  const images = files.filter(isImage).length;
  const which = images > 0 ? `, among them ${counted(images, 'image')}` : '';
  return `passed over ${counted(files.length, 'file')} beside the folders of the classes${which}: ${listed(files.map(composed), 3)}`;
}

function nestedNotes(classes: ReadonlyMap<string, ClassFiles>, nested: boolean): string[] {
  const deep = [...classes].filter(([, { below }]) => below > 0);
  if (deep.length === 0) return [];
  const note = (whose: string, below: number, images: number, folders: readonly string[]): string => {
    const where = `in folders below (${listed(folders.map(composed), 3)})`;
    return nested
      ? `${below} of ${counted(images, 'image')} of ${whose} lie ${where}; "nested": false leaves them out`
      : `left out ${counted(below, 'image')} of ${whose} ${where}, as "nested" is false`;
  };
  if (deep.length <= 5) {
    return deep.map(([name, own]) => note(`class ${name}`, own.below, own.images.length, own.folders));
  }
  const all = deep.map(([, own]) => own);
  const total = (of: (own: ClassFiles) => number): number => all.reduce((count, own) => count + of(own), 0);
  const folders = [...new Set(all.flatMap((own) => own.folders))];
  return [
    note(
      `${deep.length} classes`,
      total(({ below }) => below),
      total(({ images }) => images.length),
      folders,
    ),
  ];
}

/** Names that differ only in case or spaces are one class, misspelt, more often than two. */
function likeNotes(names: readonly string[]): string[] {
  const known = new Map<string, string>();
  return names.flatMap((name) => {
    const plain = name.toLowerCase().replace(/[\s_-]+/g, '');
    const other = known.get(plain);
    known.set(plain, name);
    if (other === undefined) return [];
    return [
      `the classes "${other}" and "${name}" differ only in case or spaces; if they are one, move their images into one folder`,
    ];
  });
}

/** Numbers are in order as text, which people may not expect. */
function orderNotes(names: readonly string[]): string[] {
  const numbers = names.map(Number);
  const counts = names.every((name) => /^\d+$/.test(name));
  const sorted = [...names].sort();
  if (!counts || numbers.every((number, index) => index === 0 || number > numbers[index - 1]!)) return [];
  if (sorted.join('/') !== names.join('/')) return [];
  return [
    `the classes are in order of their names as text: ${listed(names, 4)}; the option classes gives another order`,
  ];
}
