import { sniff } from '@s4nn/files/sniff';
import { counted, endingOf, endingsText, listed } from '../names.js';
import { headOf } from './head.js';

/** Files of a class that are not read, by what they are: ".bmp", ".dat (a JPEG image)". */
export type PassedOver = Map<string, number>;

/** Text that lies beside images: there is no need to look into it. */
const texts: readonly string[] = [
  '.csv',
  '.html',
  '.json',
  '.md',
  '.mat',
  '.npy',
  '.py',
  '.txt',
  '.xml',
  '.yaml',
  '.yml',
];

/** Pictures that the decoder does not read, by their endings. */
const pictures: readonly string[] = [
  ...[
    '.bmp',
    '.cr2',
    '.dcm',
    '.dib',
    '.dng',
    '.eps',
    '.exr',
    '.fits',
    '.hdr',
    '.heic',
    '.heif',
    '.ico',
    '.jp2',
  ],
  ...[
    '.jxl',
    '.nef',
    '.nii',
    '.pbm',
    '.pcx',
    '.pfm',
    '.pgm',
    '.pnm',
    '.ppm',
    '.psd',
    '.ras',
    '.svgz',
    '.tga',
    '.xbm',
  ],
];

/** What a file that is not read is, by its ending, or by its content if that is an image. */
export function kindOf(path: string): string {
  const ending = endingOf(path);
  const name = ending || 'without an ending';
  if (texts.includes(ending) || pictures.includes(ending)) return name;
  const found = sniff(headOf(path));
  return found && /image$/.test(found.what) ? `${name} (${found.what})` : name;
}

/** What was passed over, for a sentence: "5 × .bmp, 2 × .txt". */
export const kindsText = (passed: PassedOver): string =>
  listed(
    [...passed].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} × ${kind}`),
    5,
  );

/** What to do with files that were passed over: "convert .bmp, e.g. to PNG"; '' where there is nothing to do. */
export function cureOf(passed: PassedOver): string {
  const kinds = [...passed.keys()];
  const convert = kinds.filter(
    (kind) => pictures.includes(kind) || /\(a (BMP|HEIC|JPEG 2000|JPEG XL) image\)$/.test(kind),
  );
  const rename = kinds.filter((kind) => kind.endsWith('image)') && !convert.includes(kind));
  const cures = [
    ...(convert.length > 0 ? [`convert ${listed(convert, 5)}, e.g. to PNG`] : []),
    ...(rename.length > 0 ? ['rename images to their right endings'] : []),
  ];
  return cures.join(', ');
}

/** The notes about all classes: one for each, or one for all where they are many. */
export function passedOverNotes(classes: ReadonlyMap<string, PassedOver>): string[] {
  const some = [...classes].filter(([, passed]) => passed.size > 0);
  const note = (whose: string, passed: PassedOver): string => {
    const cure = cureOf(passed);
    const end = cure === '' ? '' : `; files that end in ${endingsText} are read: ${cure}`;
    return `passed over ${counted(sum(passed), 'file')} ${whose}: ${kindsText(passed)}${end}`;
  };
  if (some.length <= 5) return some.map(([name, passed]) => note(`of class ${name}`, passed));
  const all: PassedOver = new Map();
  for (const [, passed] of some) addAll(all, passed);
  const most = [...some].sort((a, b) => sum(b[1]) - sum(a[1])).map(([name, own]) => `${name} ${sum(own)}`);
  return [note(`of ${some.length} classes (${listed(most, 3)})`, all)];
}

/** How many files there are. */
export const sum = (passed: PassedOver): number =>
  [...passed.values()].reduce((all, count) => all + count, 0);

/** Counts a file. */
export const add = (passed: PassedOver, kind: string, count = 1): void => {
  passed.set(kind, (passed.get(kind) ?? 0) + count);
};

const addAll = (to: PassedOver, from: PassedOver): void => {
  for (const [kind, count] of from) add(to, kind, count);
};
