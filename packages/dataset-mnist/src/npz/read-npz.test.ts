import { join } from 'node:path';
import { InputError } from '@s4nn/core';
import { describe, expect, it } from 'vitest';
import { type Files, folders, type NpyPart, npz, sound } from '../../test/files.js';
import { readFolder } from '../folder/read-folder.js';

const { make } = folders();

const trainImages: NpyPart = ['|u1', [3, 1, 2], [10, 20, 30, 40, 50, 200]];
const testImages: NpyPart = ['|u1', [2, 1, 2], [70, 80, 90, 100]];
const trainLabels: NpyPart = ['|u1', [3], [0, 1, 2]];
const testLabels: NpyPart = ['|u1', [2], [2, 1]];
const keras = { x_test: testImages, x_train: trainImages, y_test: testLabels, y_train: trainLabels };
const bytesOf = (array: ArrayBufferView): Uint8Array => new Uint8Array(array.buffer);

const summary = (files: Files, { prefix = '', below = '' } = {}) => {
  const { train, test, sources, notes } = readFolder(join(make(files), below), prefix);
  return {
    images: [train, test].map(({ images }) => [images.lengths, [...images.values]]),
    labels: [train, test].map(({ labels }) => [labels.lengths, [...labels.values]]),
    names: sources.map(({ name }) => name),
    notes,
  };
};
const read = {
  images: [
    [
      [3, 1, 2],
      [10, 20, 30, 40, 50, 200],
    ],
    [
      [2, 1, 2],
      [70, 80, 90, 100],
    ],
  ],
  labels: [
    [[3], [0, 1, 2]],
    [[2], [2, 1]],
  ],
  names: ['mnist.npz'],
  notes: [],
};

describe('an .npz file', () => {
  it.each<[string, Record<string, NpyPart>]>([
    ["with Keras' names, in any order", keras],
    [
      'with those of MedMNIST',
      {
        train_images: trainImages,
        train_labels: ['|u1', [3, 1], [0, 1, 2]],
        test_images: testImages,
        test_labels: ['|u1', [2, 1], [2, 1]],
      },
    ],
    ['with labels of 64 bits', { ...keras, y_train: ['<i8', [3], bytesOf(BigInt64Array.of(0n, 1n, 2n))] }],
    ['with labels of floats', { ...keras, y_train: ['<f4', [3], bytesOf(Float32Array.of(0, 1, 2))] }],
    ['with big-endian labels', { ...keras, y_train: ['>i4', [3], [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2]] }],
    ['with images of one channel', { ...keras, x_train: ['|u1', [3, 1, 2, 1], trainImages[2]] }],
    [
      'with images of integers',
      { ...keras, x_train: ['<i4', [3, 1, 2], bytesOf(Int32Array.of(10, 20, 30, 40, 50, 200))] },
    ],
    [
      'with images of floats that are bytes',
      { ...keras, x_train: ['<f8', [3, 1, 2], bytesOf(Float64Array.of(10, 20, 30, 40, 50, 200))] },
    ],
  ])('is read %s', (_, arrays) => {
    expect(summary({ 'mnist.npz': npz(arrays) })).toEqual(read);
  });

  it('is read by its own name', () => {
    expect(summary({ 'mnist.npz': npz(keras) }, { below: 'mnist.npz' })).toEqual(read);
    const named = summary({ 'mnist.data': npz(keras) }, { below: 'mnist.data' });
    expect(named).toEqual({ ...read, names: ['mnist.data'] });
  });

  it('is read in four parts, as KMNIST has it', () => {
    const files = {
      'kmnist-train-imgs.npz': npz({ arr_0: trainImages }),
      'kmnist-train-labels.npz': npz({ arr_0: trainLabels }),
      'kmnist-test-imgs.npz': npz({ arr_0: testImages }),
      'kmnist-test-labels.npz': npz({ arr_0: testLabels }),
    };
    expect(summary(files)).toEqual({ ...read, names: Object.keys(files) });
    const others = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name.replace('kmnist', 'k49'), bytes]),
    );
    expect(summary({ ...files, ...others }, { prefix: 'kmnist' }).names).toEqual(Object.keys(files));
    const folder = make({ ...files, ...others });
    expect(() => readFolder(folder, '')).toThrow(
      new InputError(
        `${folder}: found k49-*.npz, kmnist-*.npz, expected one dataset; name a file in option folder, or its beginning in option prefix`,
      ),
    );
    const part = make({ ...files, 'kmnist-test-labels.npz': undefined });
    expect(() => readFolder(part, '')).toThrow(
      new InputError(
        `${part}: found kmnist-test-imgs.npz, kmnist-train-imgs.npz, kmnist-train-labels.npz, expected kmnist-test-labels.npz too; put it there`,
      ),
    );
  });

  it('is chosen by a prefix, and passed over beside IDX files', () => {
    const files = { 'mnist.npz': npz(keras), 'notes.npz': npz({ a: testLabels }) };
    expect(summary(files, { prefix: 'mnist' })).toEqual(read);
    expect(summary({ ...sound, ...files }).names).toEqual(Object.keys(sound));
  });

  it('says which arrays are passed over', () => {
    const { notes } = summary({ 'mnist.npz': npz({ ...keras, x_val: testImages, y_val: testLabels }) });
    expect(notes).toEqual([
      'mnist.npz also holds x_val, y_val, passed over: only x_train, y_train, x_test, y_test are read',
    ]);
  });

  it.each<[string, Record<string, NpyPart>, string]>([
    ['before', { train_images: testImages, ...keras }, 'train_images'],
    ['after', { ...keras, train_y: testLabels, test_images: trainImages }, 'train_y, test_images'],
  ])('is read by the names of one convention, others %s them', (_, arrays, passed) => {
    const { notes, ...others } = summary({ 'mnist.npz': npz(arrays) });
    expect({ ...others, notes: [] }).toEqual(read);
    expect(notes).toEqual([
      `mnist.npz also holds ${passed}, passed over: only x_train, y_train, x_test, y_test are read`,
    ]);
  });

  const savez = 'write it with numpy.savez(file, x_train=…, y_train=…, x_test=…, y_test=…)';
  const named = (train: string, labels: string, test: string, tested: string) => ({
    [train]: trainImages,
    [labels]: trainLabels,
    [test]: testImages,
    [tested]: testLabels,
  });
  it.each<[string, Record<string, NpyPart>, string]>([
    [
      'of two datasets',
      { ...named('train_images', 'train_labels', 'test_images', 'test_labels'), ...keras },
      'found x_train … y_test and train_images … test_labels, expected one dataset; save the four arrays of one of them alone',
    ],
    [
      'of two conventions',
      named('train_images', 'y_train', 'test_images', 'y_test'),
      `found the arrays train_images, y_train, test_images, y_test, expected the arrays x_train, x_test too; ${savez}`,
    ],
    [
      'of other names',
      { a: trainImages, b: trainLabels },
      `found the arrays a, b, expected the arrays x_train, y_train, x_test, y_test; ${savez}`,
    ],
    [
      'of which one is missing',
      { train_x: trainImages, train_y: trainLabels, test_x: testImages, y_test: testLabels },
      `found the arrays train_x, train_y, test_x, y_test, expected an array test_y too; ${savez}`,
    ],
  ])('with arrays %s is refused', (_, arrays, message) => {
    const folder = make({ 'a.npz': npz(arrays) });
    expect(() => readFolder(folder, '')).toThrow(new InputError(`${folder}/a.npz: ${message}`));
  });

  const axes = 'expected three axes; reshape it to samples × rows × columns of greys';
  const whole = 'expected whole numbers 0…255; save it as numpy.uint8; greys 0…1 are multiplied by 255 first';
  it.each<[string, Record<string, NpyPart>, string]>([
    [
      'colours',
      { x_train: ['|u1', [1, 1, 2, 3], [1, 2, 3, 4, 5, 6]] },
      `[x_train]: found shape (1, 1, 2, 3), ${axes}`,
    ],
    ['flat images', { x_test: ['|u1', [2, 2], [1, 2, 3, 4]] }, `[x_test]: found shape (2, 2), ${axes}`],
    ['no images', { x_test: ['|u1', [0, 1, 2], []] }, `[x_test]: found shape (0, 1, 2), ${axes}`],
    [
      'greys 0…1',
      { x_train: ['<f4', [3, 1, 2], bytesOf(Float32Array.of(0, 0.5, 1, 0, 0, 0))] },
      `[x_train]: found value 0.5 at index 1, ${whole}`,
    ],
    [
      'greys above 255',
      { x_train: ['<u2', [3, 1, 2], bytesOf(Uint16Array.of(0, 256, 1, 0, 0, 0))] },
      `[x_train]: found value 256 at index 1, ${whole}`,
    ],
    [
      'greys below 0',
      { x_train: ['|i1', [3, 1, 2], [0, 1, 2, 3, 4, 255]] },
      `[x_train]: found value -1 at index 5, ${whole}`,
    ],
    [
      'one-hot labels',
      { y_train: ['|u1', [3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1]] },
      '[y_train]: found shape (3, 3), expected one axis; save one class a sample: y.argmax(1) where it is one-hot',
    ],
    [
      'fractions for labels',
      { y_test: ['<f8', [2], bytesOf(Float64Array.of(1, 1.5))] },
      '[y_test]: found value 1.5 of sample 1, expected whole numbers of 32 bits; save it as numpy.int32',
    ],
    [
      'labels beyond 32 bits',
      { y_test: ['<i8', [2], bytesOf(BigInt64Array.of(1n, 2n ** 40n))] },
      '[y_test]: found value 1099511627776 of sample 1, expected whole numbers of 32 bits; save it as numpy.int32',
    ],
  ])('with %s is refused', (_, arrays, message) => {
    const folder = make({ 'a.npz': npz({ ...keras, ...arrays }) });
    expect(() => readFolder(folder, '')).toThrow(new InputError(`${folder}/a.npz${message}`));
  });

  it('with other names is refused', () => {
    const folder = make({ 'a.npz': npz({ images: trainImages, y_train: trainLabels }) });
    expect(() => readFolder(folder, '')).toThrow(
      new InputError(
        `${folder}/a.npz: found the arrays images, y_train, expected the arrays x_train, x_test, y_test too; ` +
          'write it with numpy.savez(file, x_train=…, y_train=…, x_test=…, y_test=…)',
      ),
    );
  });

  it('that is a web page is refused', () => {
    const folder = make({ 'a.npz': new TextEncoder().encode('<html>404</html>') });
    expect(() => readFolder(folder, '')).toThrow(
      `${folder}/a.npz: found an HTML page, expected an .npz file`,
    );
  });
});
