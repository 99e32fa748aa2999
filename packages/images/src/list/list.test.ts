import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '@s4nn/core';
import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';
import { byName } from '../names.js';
import { type Classes, listClasses } from './list.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of files that all hold the same, or what is said of them. */
function folderOf(paths: readonly string[], contents: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-list-'));
  made.push(folder);
  for (const path of [...paths, ...Object.keys(contents)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents[path] ?? 'x');
  }
  return folder;
}
const two = ['a/1.png', 'b/1.png'];
const endings = '.avif, .gif, .jpeg, .jpg, .png, .svg, .tif, .tiff, .webp';
const counts = ({ images }: Classes) =>
  Object.fromEntries([...images].map(([name, own]) => [name, own.length]));
const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  return 'no error';
};

describe('classes', () => {
  it('are listed by name, or as wanted; files that are hidden or a system’s are passed over quietly', () => {
    const folder = folderOf([
      ...two,
      'b/2.JPG',
      'b/.hidden.jpg',
      'b/Thumbs.db',
      'a/.DS_Store',
      'a/desktop.ini',
      '.git/1.png',
    ]);
    expect(listClasses(folder, null)).toEqual({
      folder,
      images: new Map([
        ['a', ['a/1.png']],
        ['b', ['b/1.png', 'b/2.JPG']],
      ]),
      bad: [],
      passedOver: 0,
      notes: [],
    });
    expect([...listClasses(folder, ['b', 'a']).images.keys()]).toEqual(['b', 'a']);
  });

  it('that are missing, empty or named twice are refused', () => {
    const folder = folderOf([...two, 'c/notes.txt']);
    mkdirSync(join(folder, 'd'));
    expect(() => listClasses(folder, ['a', 'e'])).toThrow(
      new InputError(`${folder}: found no folder e, expected one of a, b, c, d`),
    );
    expect(() => listClasses(folder, null)).toThrow(
      new InputError(
        `${folder}/c: found no images but 1 × .txt (and so in 1 more of 4 folders), expected files that end in one of ${endings}; name the folders to read in the option classes`,
      ),
    );
    expect(() => listClasses(folder, ['a', 'd'])).toThrow(
      new InputError(`${folder}/d: found no images, expected files that end in one of ${endings}`),
    );
    for (const names of [['a'], ['a', 'a'], []]) {
      expect(() => listClasses(folder, names)).toThrow(/expected at least two, each once$/);
    }
  });

  it('are in order of their names as text, and numbers say so', () => {
    const folder = folderOf(['0', '2', '10'].map((name) => `${name}/1.png`));
    const { images, notes } = listClasses(folder, null);
    expect([...images.keys()]).toEqual(['0', '10', '2']);
    expect(notes).toEqual([
      'the classes are in order of their names as text: 0, 10, 2; the option classes gives another order',
    ]);
    expect(listClasses(folder, ['0', '2', '10']).notes).toEqual([]);
    expect(listClasses(folderOf(['0/1.png', '9/1.png']), null).notes).toEqual([]);
  });

  it('whose names differ only in case or spaces are said', () => {
    const { notes } = listClasses(folderOf(['Cat/1.png', 'cat/1.png', 'dog/1.png', 'dog /1.png']), null);
    expect(notes).toEqual([
      'the classes "Cat" and "cat" differ only in case or spaces; if they are one, move their images into one folder',
      'the classes "dog" and "dog " differ only in case or spaces; if they are one, move their images into one folder',
    ]);
  });
});

describe('names with accents', () => {
  const [composed, decomposed] = ['K\u00f6ln', 'Ko\u0308ln'];

  it('are compared, sorted and given as composed text', () => {
    const folder = folderOf([`${decomposed}/1.png`, 'Kz/1.png']);
    for (const wanted of [null, ['Kz', composed], ['Kz', decomposed]]) {
      const { images } = listClasses(folder, wanted);
      expect([...images.keys()]).toEqual(['Kz', composed]);
      expect(images.get(composed)).toEqual([`${decomposed}/1.png`]);
    }
  });

  it('that are the same for a reader are refused', () => {
    expect(
      messageOf(() => listClasses(folderOf([`${decomposed}/1.png`, `${composed}/1.png`]), null)),
    ).toContain(
      `found two folders ${composed}, whose names differ in how accents are written (NFC, NFD), expected one; `,
    );
  });

  test('sort the same however they are written and in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
        const sorted = byName(names, (name) => name).map((name) => name.normalize('NFC'));
        const other = names.map((name) => name.normalize('NFD')).reverse();
        expect(byName(other, (name) => name).map((name) => name.normalize('NFC'))).toEqual(sorted);
      }),
    );
  });
});

describe('fewer than two folders', () => {
  const expected = 'expected at least two folders, one for each class, with its images';

  it('are refused with what is there instead', () => {
    const flat = folderOf([]);
    expect(messageOf(() => listClasses(flat, null))).toBe(`${flat}: found no folders, ${expected}`);
    const archive = folderOf(['pets.zip']);
    expect(messageOf(() => listClasses(archive, null))).toBe(
      `${archive}: found no folders but pets.zip, ${expected}`,
    );
    const one = folderOf(['all/1.png']);
    expect(messageOf(() => listClasses(one, null))).toBe(
      `${one}: found one folder, all, with 1 image, ${expected}`,
    );
    expect(messageOf(() => listClasses(join(one, 'none'), null))).toBe(
      `${one}/none: found no such folder, expected one that can be listed; correct its name or permissions`,
    );
    const file = folderOf([], { 'a.zip': 'PK\u0003\u0004' });
    expect(messageOf(() => listClasses(join(file, 'a.zip'), null))).toBe(
      `${file}/a.zip: found a ZIP archive, expected a folder with a folder of images for each class; unpack it first, with unzip`,
    );
  });

  it('that wrap the classes are named', () => {
    for (const [paths, names, within] of [
      [['pets/a/1.png', 'pets/b/1.png', '__MACOSX/pets/1.png'], 'a, b', 'pets'],
      [['x/pets/a/1.png', 'x/pets/b/1.png', 'x/README'], 'pets', 'x/pets'],
      [['train/a/1.png', 'train/b/1.png'], 'a, b', 'train'],
    ] as const) {
      const folder = folderOf(paths);
      const [outer] = within.split('/');
      expect(messageOf(() => listClasses(folder, null))).toBe(
        `${folder}: found one folder, ${outer}, that holds folders, not images (${names}), ${expected}; did you mean ${folder}/${within}?`,
      );
      expect(messageOf(() => listClasses(folder, ['a', 'b']))).toBe(
        `${folder}: found no folder a, expected one of ${outer}; did you mean ${folder}/${within}?`,
      );
    }
  });

  it('with images named for their classes come with a line that sorts them', () => {
    const folder = folderOf(
      ['cat', 'dog', 'big_dog'].flatMap((name) => [0, 1, 2].map((k) => `train/${name}.${k}.jpg`)),
    );
    const message = messageOf(() => listClasses(folder, null));
    expect(message).toContain(
      `: found one folder, train, with 9 images, ${expected}; the names suggest the classes `,
    );
    expect(message).toContain(`, and name ${folder}/train in the option folder`);
    expect(messageOf(() => listClasses(join(folder, 'train'), null))).toContain(
      `${folder}/train: found 9 images and no folders, ${expected}; the names suggest the classes big_dog, cat, dog: `,
    );
    execFileSync('bash', ['-c', /`(.+)`/.exec(message)![1]!]);
    expect(counts(listClasses(join(folder, 'train'), null))).toEqual({ big_dog: 3, cat: 3, dog: 3 });
  });

  it.each([
    ['names of images', ['one.png', 'two.png', 'three.png']],
    ['one name', ['img_1.png', 'img_2.png']],
    ['numbers', ['1.png', '2.png']],
    ['as many names as images', ['a1.png', 'b1.png', 'c1.png']],
  ])('and %s come without', (_, names) => {
    expect(messageOf(() => listClasses(folderOf(names), null))).toMatch(/with its images$/);
  });
});

describe('files that are not read', () => {
  it('are counted by class and ending, with what helps', () => {
    const bmp = Array.from({ length: 5 }, (_, k) => `a/${k}.BMP`);
    const { images, passedOver, notes } = listClasses(
      folderOf([...two, ...bmp, 'a/1.xml', 'b/labels.csv']),
      null,
    );
    expect([images.get('a'), passedOver]).toEqual([['a/1.png'], 7]);
    expect(notes).toEqual([
      `passed over 6 files of class a: 5 × .bmp, 1 × .xml; files that end in ${endings} are read: convert .bmp, e.g. to PNG`,
      'passed over 1 file of class b: 1 × .csv',
    ]);
  });

  it('but are images by their content, are said to be', () => {
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
    const { notes } = listClasses(folderOf(two, { 'a/2.jfif': jpeg, 'a/3': jpeg, 'b/x.dat': 'text' }), null);
    expect(notes).toEqual([
      `passed over 2 files of class a: 1 × .jfif (a JPEG image), 1 × without an ending (a JPEG image); files that end in ${endings} are read: rename images to their right endings`,
      'passed over 1 file of class b: 1 × .dat',
    ]);
  });

  it('in many classes are one note', () => {
    const names = Array.from({ length: 30 }, (_, k) => `c${k}`);
    const folder = folderOf(names.flatMap((name) => [`${name}/1.png`, `${name}/1.xml`]).concat('c7/2.xml'));
    const { notes, passedOver } = listClasses(folder, null);
    expect(passedOver).toBe(31);
    expect(notes).toEqual(['passed over 31 files of 30 classes (c7 2, c0 1, c1 1 and 27 more): 31 × .xml']);
  });

  it('beside the folders are said, too', () => {
    const { notes, passedOver } = listClasses(folderOf([...two, 'README.md', '9.png']), null);
    expect(passedOver).toBe(2);
    expect(notes).toEqual([
      'passed over 2 files beside the folders of the classes, among them 1 image: 9.png, README.md',
    ]);
  });

  it('make a class without images an error that says why', () => {
    const folder = folderOf(['a/1.png', 'b/1.bmp', 'b/2.bmp']);
    expect(messageOf(() => listClasses(folder, null))).toBe(
      `${folder}/b: found no images but 2 × .bmp, expected files that end in one of ${endings}; convert .bmp, e.g. to PNG`,
    );
  });

  it.each(['__MACOSX', '@eaDir', 'lost+found', '__pycache__'])(
    'in a folder %s are skipped, as a class, too',
    (name) => {
      const { images, notes } = listClasses(folderOf([...two, `${name}/a/1.png`, `a/${name}/1.png`]), null);
      expect([...images]).toEqual([
        ['a', ['a/1.png']],
        ['b', ['b/1.png']],
      ]);
      expect(notes).toEqual([`passed over what a system or an archiver left: ${name}, a/${name}`]);
    },
  );
});

describe('folders in the folder of a class', () => {
  const paths = [...two, 'a/more/2.png', 'a/more/deep/3.png', 'a/.ipynb_checkpoints/4.png'];

  it('are read, and said', () => {
    const { images, notes } = listClasses(folderOf(paths), null);
    expect(images.get('a')).toEqual(['a/1.png', 'a/more/2.png', 'a/more/deep/3.png']);
    expect(notes).toEqual([
      '2 of 3 images of class a lie in folders below (more); "nested": false leaves them out',
    ]);
  });

  it('are counted where nested is false', () => {
    const folder = folderOf(paths);
    symlinkSync('..', join(folder, 'a/loop'));
    const { images, notes, passedOver, bad } = listClasses(folder, null, { nested: false });
    expect([images.get('a'), passedOver, bad]).toEqual([['a/1.png'], 2, []]);
    expect(notes).toEqual(['left out 2 images of class a in folders below (more), as "nested" is false']);
    const all = folderOf(['a/x/1.png', 'b/1.png']);
    expect(messageOf(() => listClasses(all, null, { nested: false }))).toBe(
      `${all}/a: found no images, expected files that end in one of ${endings}; 1 are in folders in it (x): set "nested": true`,
    );
  });

  it('are refused where they may be the classes, unless those are named', () => {
    const folder = folderOf(['x/a/1.png', 'x/b/1.png', 'y/a/1.png', 'y/b/1.png']);
    expect(messageOf(() => listClasses(folder, null))).toMatch(
      /found folders \(x, y\) that all hold the same folders \(a, b\) and no images, expected .+; if x, y are the classes, name them in the option classes$/,
    );
    expect(counts(listClasses(folder, ['x', 'y']))).toEqual({ x: 2, y: 2 });
  });
});

describe('links', () => {
  const badOf = (folder: string) =>
    listClasses(folder, null).bad.map(({ name, reason }) => `${name}: ${reason}`);

  it('to nothing, in circles and to what is no file are bad images', () => {
    const folder = folderOf(two);
    symlinkSync('/nowhere/at/all', join(folder, 'a/2.png'));
    symlinkSync('3.png', join(folder, 'a/3.png'));
    symlinkSync('gone', join(folder, 'a/folder'));
    execFileSync('mkfifo', [join(folder, 'b/pipe.png')]);
    expect(badOf(folder)).toEqual([
      'a/2.png: a link to nothing',
      'a/3.png: a link that leads in a circle',
      'a/folder: a link to nothing',
      'b/pipe.png: neither a file nor a folder',
    ]);
  });

  it('to folders that are read already are bad, and others are followed', () => {
    const folder = folderOf([...two, 'a/x/2.png']);
    const elsewhere = folderOf(['3.png']);
    for (const [to, name] of [
      ['.', 'a/self'],
      ['..', 'a/up'],
      ['../b', 'a/other'],
      ['x', 'a/y'],
      [elsewhere, 'b/more'],
    ] as const) {
      symlinkSync(to, join(folder, name));
    }
    const already = 'a link to a folder that is read already';
    expect(badOf(folder)).toEqual(['a/other', 'a/self', 'a/up', 'a/y'].map((name) => `${name}: ${already}`));
    expect(counts(listClasses(folder, null))).toEqual({ a: 2, b: 2 });
  });

  it('in the place of a class are followed, and refused if they lead nowhere or to another class', () => {
    const folder = folderOf(two);
    const elsewhere = folderOf(['3.png']);
    symlinkSync(elsewhere, join(folder, 'c'));
    expect(counts(listClasses(folder, null))).toEqual({ a: 1, b: 1, c: 1 });
    symlinkSync('/nowhere/at/all', join(folder, 'd'));
    expect(messageOf(() => listClasses(folder, null))).toBe(
      `${folder}/d: found a link to nothing, expected a folder of images; correct or remove it, or name the folders to read in the option classes`,
    );
    expect(counts(listClasses(folder, ['a', 'c']))).toEqual({ a: 1, c: 1 });
    symlinkSync('a', join(folder, 'e'));
    expect(messageOf(() => listClasses(folder, ['a', 'e']))).toBe(
      `${folder}/e: found a link to the folder of class a, expected another one; remove the link`,
    );
  });
});

/** Runs as somebody who may not read everything, as root may. */
function asNobody<Result>(run: () => Result): Result {
  if (process.geteuid!() !== 0) return run();
  process.seteuid!(65534);
  try {
    return run();
  } finally {
    process.seteuid!(0);
  }
}

test('folders that may not be read are errors that name them', () => {
  const folder = folderOf([...two, 'a/deep/2.png']);
  const allow = (path: string, mode: number) => chmodSync(join(folder, path), mode);
  for (const path of ['.', 'a', 'b']) allow(path, 0o755);
  allow('a/deep', 0);
  expect(asNobody(() => listClasses(folder, null)).bad).toEqual([
    { name: 'a/deep', reason: 'a folder that you may not read', cure: 'correct its permissions' },
  ]);
  const refused =
    'found a folder that you may not read, expected one that can be listed; correct its name or permissions';
  allow('a', 0);
  expect(asNobody(() => messageOf(() => listClasses(folder, null)))).toBe(`${folder}/a: ${refused}`);
  for (const [mode, named] of [
    [0o644, `${folder}/a`],
    [0, folder],
  ] as const) {
    allow('.', mode);
    expect(asNobody(() => messageOf(() => listClasses(folder, null)))).toBe(`${named}: ${refused}`);
  }
  for (const path of ['.', 'a', 'a/deep']) chmodSync(join(folder, path), 0o755);
});
