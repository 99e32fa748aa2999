import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dataset, isInputError, type Plugin } from '@s4nn/core';
import { withDefaults } from '@s4nn/core/testing';
import csv from '@s4nn/dataset-csv';
import images from '@s4nn/dataset-folder';
import mnist from '@s4nn/dataset-mnist';
import { readWeights } from '@s4nn/weights/files';
import { describe, expect, test } from 'vitest';

/** Files of kinds that people have met, which cannot be redistributed; tests beside the sources make their own of each kind. */
const cases = fileURLToPath(new URL('../../shared/cases/', import.meta.url));

/** What a plugin makes of a case, on one line: the dataset in short, or its error. */
async function outcomeOf(plugin: Plugin<'dataset'>, options: object): Promise<string> {
  try {
    return textOf(await plugin.create(withDefaults(plugin, options), { folder: cases }));
  } catch (error) {
    if (!isInputError(error)) throw error;
    return `refused: ${error.message}`;
  }
}

function textOf({ classes, train, test: tested, provenance }: Dataset): string {
  const { features, label, clamped = 0, passedOver = 0, notes = [] } = provenance!;
  return [
    `${train.labels.length} + ${tested.labels.length} of ${classes.length} classes`,
    `shape ${train.shape.join(' × ')}`,
    `range ${train.range.join('…')}`,
    ...(features ? [`features ${features.slice(0, 5).join(' ')}`] : []),
    ...(label === undefined ? [] : [`label ${label}`]),
    `clamped ${clamped}`,
    `passed over ${passedOver}`,
    ...notes,
  ].join('; ');
}

const letters = {
  prefix: 'emnist-letters',
  firstLabel: 1,
  transpose: true,
  classes: [...'abcdefghijklmnopqrstuvwxyz'],
};

describe.skipIf(!existsSync(cases))('cases (skipped where their folder is absent)', () => {
  test.each<[string, object, RegExp]>([
    ['iris-train', { test: 'iris-test-reordered' }, /^100 \+ 50 of 3 classes; .*by name/],
    ['noise-index', {}, /features a b; .*left out; "index": "keep"/],
    ['pandas-index', {}, /left out.*index/],
    ['iris-latin1', {}, /^refused: .*iris-latin1\.csv:\d+: .*"encoding": "windows-1252"/],
    ['iris-latin1', { encoding: 'windows-1252' }, /of \d classes/],
    ['train-abc', {}, / of 3 classes/],
    ['train-abc', { test: 'test-one-outlier' }, /clamped 1/],
    ['int-columns', {}, /features 0 1 2 3; label label/],
    ['missing-label', {}, /^refused: .*missing-label\.csv.*lines? \d+/],
    ['label-1-and-1.0', {}, /^refused: .*"0\.0" \(line 2\), "0" \(line 3\)/],
    ['label-1-and-1.0', { labels: 'fold' }, / of 3 classes/],
    ['big-ints', {}, /^refused: .*"ts" \(60 → 1\)/],
    ['overflow-1e39', {}, /^refused: .*overflow-1e39\.csv:\d+: .*1e39/],
    ['kaggle-train', {}, /^refused: .*label/],
    ['kaggle-train', { label: 'label' }, / of \d+ classes; .*label label/],
    ['wine-like.data', {}, /^refused: /],
    ['wine-like.data', { label: 0 }, / of 3 classes/],
    ['plain', {}, / of \d classes|refused/],
    ['digits.csv.gz', {}, / of 10 classes/],
    ['utf16', {}, / of \d classes/],
    ['semicolon-comma-decimal', {}, / of \d classes; .*decimal/],
    ['sep-line', {}, / of \d classes/],
    ['comment', { comment: '#' }, / of \d classes/],
    ['spaces-aligned.dat', {}, / of \d classes/],
    ['bcw-like.data', {}, /^refused: .*lines? .*missing/],
    ['bcw-like.data', { missing: 'skip' }, / of 2 classes/],
    ['bcw-like.data', { missing: 'median' }, / of 2 classes/],
    ['one-row-class', {}, /^refused: .*class/],
    ['trailing-delimiter', {}, / of \d classes; .*left out/],
    ['html', {}, /^refused: .*html\.csv: found an HTML page/],
    ['unclosed-quote', {}, /^refused: .*unclosed-quote\.csv:7: /],
  ])('csv/%s %j', async (name, { test: tested, ...options }: { test?: string }, expected) => {
    const path = (file: string) =>
      join(cases, 'csv', file.includes('.') && !file.endsWith('1.0') ? file : `${file}.csv`);
    const given = { file: path(name), ...(tested && { test: path(tested) }), ...options };
    expect(await outcomeOf(csv, given)).toMatch(expected);
  });

  test.each<[string, object, RegExp]>([
    ['kaggle-hojjatk', {}, /^100 \+ 40 of 10 classes; shape 28 × 28; range 0…255/],
    ['binarised', {}, /^100 \+ 40 .*; range 0…1; .*option range/],
    ['emnist-letters', {}, /^refused: .*found no train-images.*option prefix "emnist-letters"/],
    ['emnist-letters', letters, /^260 \+ 52 of 26 classes/],
    ['qmnist', { prefix: 'qmnist' }, /^100 \+ 40 of 10 classes/],
    ['npz', {}, /^100 \+ 40 of 10 classes; shape 28 × 28/],
    ['html', {}, /^refused: .*\.gz: found an HTML page, expected/],
    ['zip-as-gz', {}, /^refused: .*\.gz: found a ZIP archive, expected/],
    ['test-prefix', {}, /^100 \+ 40 of 10 classes/],
    ['torchvision', {}, /^100 \+ 40 of 10 classes/],
    ['plain', {}, /^100 \+ 40 of 10 classes/],
    ['all-zero-images', {}, /^100 \+ 40 .*range 0…255/],
  ])('idx/%s %j', async (name, options, expected) => {
    expect(await outcomeOf(mnist, { folder: join(cases, 'idx', name), ...options })).toMatch(expected);
  });

  /** A copy, because decoded images are kept beside the originals. */
  const copied = (name: string): string => {
    const folder = join(mkdtempSync(join(tmpdir(), 's4nn-cases-')), name);
    cpSync(join(cases, 'folder', name), folder, { recursive: true });
    return folder;
  };

  test.each<[string, object, RegExp]>([
    [
      'kaggle-catsdogs',
      {},
      /^refused: .*found one folder, train, with 8 images.*the names suggest .*cat, dog/,
    ],
    ['mixed-bmp', {}, /passed over 5; .*5 × \.bmp/],
    ['partly-nested', {}, /^16 \+ 14 of 2 classes; .*20 of 25 images of class a .*nested/],
    ['partly-nested', { nested: false }, /^6 \+ 4 of 2 classes/],
    ['train-val-test', {}, /^16 \+ 8 of 2 classes; .*images of val belong to the training samples/],
    ['wrapped', {}, /^refused: .*holds folders, not images.*did you mean .*wrapped\/pets/],
    ['nfd', { classes: ['K\u00f6ln', 'b'] }, /^6 \+ 4 of 2 classes/],
    ['macosx', {}, /^6 \+ 4 of 2 classes; .*__MACOSX/],
    ['all-black', {}, /^4 \+ 4 of 2 classes/],
  ])('folder/%s %j', async (name, options, expected) => {
    const given = { folder: copied(name), train: 0.5, size: [8, 8], ...options };
    expect(await outcomeOf(images, given)).toMatch(expected);
  });

  test.each([
    ['float01.tif', {}, /^refused: .*values of type float, of which only 8 and 16 bits unsigned are read/],
    ['int16.tif', {}, /^refused: .*values of type short, of which only 8 and 16 bits unsigned are read/],
    ['grey16.tif', {}, /^2 \+ 2 of 2 classes/],
    ['alpha-black-ink.png', {}, /option background/],
    ['alpha-black-ink.png', { background: 'white' }, /passed over 0(?!.*background)/],
  ])('folder/ramp/%s %j', async (name, options, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 's4nn-cases-'));
    for (const copy of ['a/1', 'a/2', 'b/1', 'b/2']) {
      mkdirSync(join(folder, copy[0]!), { recursive: true });
      cpSync(join(cases, 'folder/ramp/all', name), join(folder, `${copy}${extname(name)}`));
    }
    expect(await outcomeOf(images, { folder, train: 0.5, ...options })).toMatch(expected);
  });

  test('folder: a link to nothing among the images', async () => {
    const folder = copied('mixed-bmp');
    symlinkSync(join(folder, 'nowhere.png'), join(folder, 'a/9.png'));
    expect(await outcomeOf(images, { folder })).toMatch(/^refused: .*a\/9\.png/);
    expect(await outcomeOf(images, { folder, bad: 'skip' })).toMatch(/^8 \+ 2 .*9\.png/);
  });

  test.each<[string, RegExp]>([
    ['square-named.npz', /^\[input\] 32 × 32, \[hidden\] 32 × 32, \[output\] 3 × 32$/],
    ['in-out-names.npz', /^\[input_hidden\] 25 × 32, \[hidden_output\] 3 × 25$/],
    ['bitflip-stored.npz', /^refused: .*\[layer0\]: found data that its checksum \(CRC-32\) does not fit/],
    ['overlap.safetensors', /^refused: .*overlap/],
    ['long-header-v2.npy', /^refused: .*header of 300060 bytes/],
    ['deep.safetensors', /^refused: .*nested/],
    ['model.pt', /^refused: .*found a PyTorch file.*safetensors/],
    ['torch-bias.safetensors', /^\[fc1\.weight\] 25 × 32, \[fc2\.weight\] 3 × 25$/],
    ['fortran.npz', /^\[layer0\] 25 × 32, \[layer1\] 3 × 25$/],
    ['f16.npz', /^\[layer0\] 25 × 32, \[layer1\] 3 × 25$/],
    ['bf16.safetensors', /^\[layer0\] 25 × 32, \[layer1\] 3 × 25$/],
    ['bigendian.npz', /^\[layer0\] 25 × 32, \[layer1\] 3 × 25$/],
    ['transposed.npz', /^refused: .*transposed\?/],
    ['f64-1e300.npz', /^refused: .*found 1e\+300 at \[0, 0\]/],
  ])('weights/%s', (name, expected) => {
    const file = join(cases, 'weights', name);
    let outcome: string;
    try {
      const layers = readWeights([file]);
      outcome = layers
        .map((layer) => `${layer.file.slice(file.length)} ${layer.shape.join(' × ')}`)
        .join(', ');
    } catch (error) {
      if (!isInputError(error)) throw error;
      outcome = `refused: ${error.message}`;
    }
    expect(outcome).toMatch(expected);
    expect(outcome).not.toContain('\n');
  });
});
