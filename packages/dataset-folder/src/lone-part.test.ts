import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '@s4nn/core';
import { afterEach, describe, expect, it } from 'vitest';
import { imageFolder } from './index.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const image =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect width="1" height="1" fill="grey"/></svg>';

/** A folder of images, two in each of some folders. */
function folderOf(...folders: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-lone-'));
  made.push(folder);
  for (const path of folders.flatMap((name) => [`${name}/1.svg`, `${name}/2.svg`])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    // No two files are the same, byte by byte.
    writeFileSync(join(folder, path), `${image}<!-- ${path} -->`);
  }
  return folder;
}

describe('a part without its counterpart', () => {
  it.each([
    ['train', ['train/a', 'train/b', 'unlabelled']],
    ['train', ['train/a', 'train/b', 'models/v1']],
    ['train', ['train/a', 'train/b', 'models/v1', 'x', 'y', 'z']],
    ['images_train', ['images_train/a', 'images_train/b', 'annotations']],
    ['Training', ['Training/a', 'Training/b', 'docs']],
    ['test', ['test/a', 'test/b', 'samples']],
    ['validation', ['validation/a', 'validation/b', 'samples/a']],
    ['trainset', ['trainset/a', 'trainset/b', 'extra/a', 'extra/b']],
  ])('%s, with classes, is refused, naming it: %j', async (part, folders) => {
    const folder = folderOf(...folders);
    const names = [...new Set(folders.map((path) => path.split('/')[0]!))].sort();
    const others = names.filter((name) => name !== part);
    const beside = others.slice(0, 3).join(', ') + (others.length > 3 ? ' and 1 more' : '');
    const option = `[${names.map((name) => `"${name}"`).join(', ')}]`;
    for (const nested of [true, false]) {
      await expect(imageFolder({ folder, nested })).rejects.toThrow(
        new InputError(
          `${folder}: found ${part}, which looks like a part of a dataset, beside ${beside}, but no other part, expected one folder for each class, or train and test with such folders; did you mean ${folder}/${part}? If not, and all of them are classes, name them in the option classes: ${option}`,
        ),
      );
    }
    const { classes } = await imageFolder({ folder, classes: JSON.parse(option), train: 1 });
    expect(classes).toEqual(names);
    expect((await imageFolder({ folder: join(folder, part), train: 1 })).classes).toEqual(['a', 'b']);
  });

  it.each([
    [['train', 'unlabelled'], 'found train, which looks like a part of a dataset, beside unlabelled, but'],
    [['train', 'plane'], 'found train, which looks like a part of a dataset, beside plane, but no other'],
    [['train/a', 'unlabelled'], 'found train, which looks like a part of a dataset, beside unlabelled, but'],
    [
      ['train_images', 'train_masks'],
      'found train_images, train_masks, which look like one part of a dataset',
    ],
    [
      ['a', 'b', 'c', 'd', 'train/x'],
      'found train, which looks like a part of a dataset, beside a, b, c and 1',
    ],
  ])('is refused without classes, too: %j', async (folders, found) => {
    const folder = folderOf(...folders);
    await expect(imageFolder({ folder })).rejects.toThrow(`${folder}: ${found}`);
    await expect(imageFolder({ folder })).rejects.toThrow(
      /, or train and test with such folders; if all of /,
    );
    const classes = folders.map((path) => path.split('/')[0]!);
    const dataset = await imageFolder({ folder, classes, train: 1 });
    expect([
      dataset.classes,
      dataset.provenance!.notes!.filter((note) => note.includes('called like a part')),
    ]).toEqual([classes, []]);
  });

  it('may be one of many classes, all of images, and this is said', async () => {
    const folder = folderOf('bus', 'car', 'plane', 'ship', 'train');
    const { classes, provenance } = await imageFolder({ folder, train: 1 });
    expect(classes).toEqual(['bus', 'car', 'plane', 'ship', 'train']);
    expect(provenance!.notes).toContain(
      'the folder train is a class, though it is called like a part of a dataset; the option classes names those to read',
    );
    const wanted = ['train', 'ship', 'bus', 'car', 'plane'];
    const asked = await imageFolder({ folder, classes: wanted, train: 1 });
    expect(asked.provenance!.notes!.join()).not.toContain('called like a part');
  });
});
