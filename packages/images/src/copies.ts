import { composed, listed } from './names.js';

/** An image that was read. */
export interface ImageFile {
  /** Below the folder of the classes, with slashes. */
  readonly name: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Index of its class. */
  readonly label: number;
}

/** How many pairs are named. */
const most = 3;

/** Says which images are in several classes, byte by byte. */
export function sharedNotes(files: readonly ImageFile[]): string[] {
  const same = new Map<string, ImageFile[]>();
  for (const file of files) {
    const others = same.get(file.sha256);
    if (others) others.push(file);
    else same.set(file.sha256, [file]);
  }
  const shared = [...same.values()].flatMap((files) => {
    const other = files.find(({ label }) => label !== files[0]!.label);
    return other ? [`${composed(files[0]!.name)} = ${composed(other.name)}`] : [];
  });
  if (shared.length === 0) return [];
  const one = shared.length === 1;
  return [
    `${one ? '1 image is' : `${shared.length} images are`} in more than one class, byte by byte: ${listed(shared, most)}; keep ${one ? 'it' : 'each'} in one class alone, as no network can tell them apart`,
  ];
}

/**
 * Says which images of the test are also training images, byte by byte.
 * @param where the copies are to be removed from: "the folder".
 */
export function knownNotes(train: readonly ImageFile[], test: readonly ImageFile[], where: string): string[] {
  const names = new Map(train.map(({ sha256, name }) => [sha256, name]));
  const known = test.filter(({ sha256 }) => names.has(sha256));
  if (known.length === 0) return [];
  const pairs = known.map(({ sha256, name }) => `${composed(name)} = ${composed(names.get(sha256)!)}`);
  const are = known.length === 1 ? 'is also a training image' : 'are also training images';
  const images = test.length === 1 ? 'test image' : 'test images';
  return [
    `${known.length} of ${test.length} ${images} ${are}, byte by byte: ${listed(pairs, most)}; remove the copies from ${where}, as the test is easier than one on new images`,
  ];
}
