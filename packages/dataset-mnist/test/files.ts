import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { withNpyHeader } from '@s4nn/npy';
import { afterAll } from 'vitest';

const word = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

/** An IDX file of bytes, or of another type whose values are given as bytes. */
export const idx = (lengths: readonly number[], bytes: Iterable<number>, type = 8): Uint8Array =>
  Uint8Array.from([...word(256 * type + lengths.length), ...lengths.flatMap(word), ...bytes]);

/** The bytes of 32-bit integers, big endian, as IDX files have them. */
export const integers = (...values: number[]): number[] => values.flatMap(word);

/** The four IDX files of three training and two test images of 1 × 2, by MNIST's names. */
export const sound = {
  'train-images-idx3-ubyte': idx([3, 1, 2], [10, 20, 30, 40, 50, 200]),
  'train-labels-idx1-ubyte': idx([3], [0, 1, 2]),
  't10k-images-idx3-ubyte': idx([2, 1, 2], [70, 80, 90, 100]),
  't10k-labels-idx1-ubyte': idx([2], [2, 1]),
} satisfies Record<string, Uint8Array>;

/** Files by their paths in a folder. */
export type Files = Readonly<Record<string, Uint8Array | undefined>>;

/** {@link sound} under other names. */
export const renamed = (rename: (name: string) => string, content = (bytes: Uint8Array) => bytes): Files =>
  Object.fromEntries(Object.entries(sound).map(([name, bytes]) => [rename(name), content(bytes)]));

/** A folder for the tests of one file, and how to make others in it; it is removed after them. */
export function folders(): { readonly root: string; readonly make: (files: Files) => string } {
  const root = mkdtempSync(join(tmpdir(), 's4nn-mnist-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let made = 0;
  const make = (files: Files): string => {
    const folder = join(root, `${made++}`);
    mkdirSync(folder);
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  };
  return { root, make };
}

/** An array for {@link npz}: its dtype, its shape and the bytes of its values. */
export type NpyPart = readonly [descr: string, shape: readonly number[], bytes: ArrayLike<number>];

/** An .npz file as numpy.savez writes it, of any dtype. */
export function npz(arrays: Readonly<Record<string, NpyPart>>): Uint8Array {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [array, [descr, shape, bytes]] of Object.entries(arrays)) {
    const name = Buffer.from(`${array}.npy`);
    const content = withNpyHeader(`'${descr}'`, shape, Uint8Array.from(bytes));
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    list.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, rest, name);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, name, content]);
    offset += file.length;
    files.push(file);
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}
