import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '@s4nn/core';
import { afterEach, describe, expect, it } from 'vitest';
import { listClasses } from './list.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderOf(...paths: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-wrapped-'));
  made.push(folder);
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), 'x');
  }
  return folder;
}

const pets = ['pets/a/1.png', 'pets/b/1.png'];

describe('a folder around the classes', () => {
  it.each<[string, readonly string[], string, string]>([
    ['images', [...pets, 'docs/1.png'], 'pets/a, pets/b', 'pets'],
    ['no images', [...pets, 'docs/readme.txt'], 'pets/a, pets/b', 'pets'],
    ['images in a folder', [...pets, 'models/v1/1.png'], 'pets/a, pets/b', 'pets'],
    ['other classes', [...pets, 'zoo/a/1.png', 'zoo/c/1.png'], 'pets/a, pets/b', 'pets'],
    [
      'a folder around the folder',
      ['x/pets/a/1.png', 'x/pets/b/1.png', 'y/1.png'],
      'x/pets/a, x/pets/b',
      'x/pets',
    ],
    ['parts', ['x/train/a/1.png', 'x/test/a/1.png', 'y/1.png'], 'x/test/a, x/train/a', 'x'],
    ['images and files in it', [...pets, 'pets/LICENSE', 'docs/1.png'], 'pets/a, pets/b', 'pets'],
  ])('beside %s is refused, and named', (_, paths, below, within) => {
    const folder = folderOf(...paths);
    const own = within.split('/')[0]!;
    const [name, other] = [...new Set(paths.map((path) => path.split('/')[0]!))].sort((a) =>
      a === own ? -1 : 1,
    );
    const option = [name, other]
      .sort()
      .map((one) => `"${one}"`)
      .join(', ');
    expect(() => listClasses(folder, null)).toThrow(
      new InputError(
        `${folder}: found images in folders below ${name} (${below}) and none in ${name} itself, beside ${other}, expected one folder for each class, with its images; did you mean ${folder}/${within}? If not, and ${name} is one class, name all of them in the option classes: [${option}]`,
      ),
    );
    if (!paths.some((path) => path.endsWith('.txt'))) {
      expect([...listClasses(folder, [name!, other!]).images.keys()]).toEqual([name, other]);
    }
  });

  it('is refused where folders below are not read, too', () => {
    const folder = folderOf(...pets, 'docs/1.png');
    expect(() => listClasses(folder, null, { nested: false })).toThrow(
      `; did you mean ${folder}/pets? If not`,
    );
  });

  it.each<[string, readonly string[]]>([
    ['images of its own', [...pets, 'pets/1.png', 'zoo/1.png']],
    ['one folder of images', ['n01/images/1.png', 'n01/images/2.png', 'n01/boxes/1.txt', 'n02/images/1.png']],
    ['one folder at any depth', ['a/x/y/1.png', 'b/1.png']],
    ['what a system left', ['a/x/1.png', 'a/__MACOSX/1.png', 'a/.hidden/1.png', 'b/1.png']],
  ])('is none with %s', (_, paths) => {
    expect(listClasses(folderOf(...paths), null).images.size).toBe(2);
  });

  it('is one whatever links are in it', () => {
    const folder = folderOf(...pets, 'docs/1.png');
    symlinkSync('..', join(folder, 'pets/loop'));
    symlinkSync('gone', join(folder, 'pets/nothing'));
    expect(() => listClasses(folder, null)).toThrow(`did you mean ${folder}/pets?`);
    symlinkSync('gone', join(folder, 'pets/nothing.png'));
    expect(() => listClasses(folder, null)).toThrow(`did you mean ${folder}/pets?`);
  });

  it('names many classes in part', () => {
    const many = Array.from({ length: 30 }, (_, at) => `c${10 + at}/1.png`);
    expect(() => listClasses(folderOf(...pets, ...many), null)).toThrow(/"c29", …\]$/);
  });
});
