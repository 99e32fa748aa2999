import type { DataDescription } from '@s4nn/core';
import { expect, test } from 'vitest';
import { dataDifferences } from './data-differences.js';
import { dataFacts } from './data-facts.js';

const description: DataDescription = {
  digest: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
  classes: [
    { name: 'setosa', train: 40, test: 10 },
    { name: 'virginica', train: 40, test: 10 },
  ],
  shape: [4],
  range: [0.1, 7.7],
  constant: { train: 0, test: 0 },
  silent: 0,
  provenance: {
    sources: [{ name: 'iris.csv', sha256: '0123456789abcdef'.repeat(4) }],
    features: ['sl', 'sw', 'pl', 'pw'],
    label: 'species',
    range: 'the training rows',
    clamped: 1,
    notes: ['the first column counts and was left out'],
  },
};

test('all that was read is said', () => {
  expect(dataFacts(description)).toEqual([
    { name: 'read', value: 'iris.csv', note: 'SHA-256 0123456789ab' },
    {
      name: 'classes',
      value: 'setosa: 40 + 10, virginica: 40 + 10',
      note: 'training samples, validation among them, + test samples',
    },
    { name: 'label', value: 'species' },
    { name: 'features', value: '4: sl, sw, pl, pw' },
    {
      name: 'range',
      value: '0.1 to 7.7',
      note: 'from the training rows; 1 test value outside of it moved to its nearer end',
    },
    { name: 'note', value: 'the first column counts and was left out' },
  ]);
});

test('a dataset that says nothing of where it is from is counted', () => {
  const facts = dataFacts({ ...description, shape: [28, 28], range: [0, 255], provenance: null });
  expect(facts.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'classes: setosa: 40 + 10, virginica: 40 + 10',
    'features: 784 = 28 × 28',
    'range: 0 to 255',
  ]);
});

test('what looks like a mistake is a warning', () => {
  const warnings = (change: Partial<DataDescription>) =>
    dataFacts({ ...description, ...change }).flatMap(({ name, value }) =>
      name === 'warning' ? [value] : [],
    );
  expect(warnings({})).toEqual([]);
  expect(warnings({ silent: 80 })).toEqual([
    '80 of 80 training samples have no spike: nothing can be learned from them',
  ]);
  expect(warnings({ silent: 1, constant: { train: 1, test: 2 } })).toEqual([
    '1 of 80 training samples has no spike: nothing can be learned from it',
    '1 of 80 training samples has the same value in all features',
    '2 of 20 test samples have the same value in all features',
  ]);
  const classes = [
    ...description.classes,
    { name: 'rose', train: 0, test: 3 },
    { name: 'tulip', train: 2, test: 0 },
  ];
  expect(warnings({ classes })).toEqual(['no training sample of rose', 'no test sample of tulip']);
});

test('long lists are cut, files of folders counted', () => {
  const classes = Array.from({ length: 102 }, (_, k) => ({ name: `c${k}`, train: 1, test: 1 }));
  const facts = dataFacts({
    ...description,
    classes,
    provenance: { sources: [{ name: 'pets', sha256: 'f'.repeat(64), files: 204 }], passedOver: 5 },
  });
  expect(facts.slice(0, 3)).toEqual([
    { name: 'read', value: 'pets, 204 files', note: 'SHA-256 ffffffffffff' },
    { name: 'passed over', value: '5 files' },
    expect.objectContaining({
      value: expect.stringMatching(/^c0: 1 \+ 1, .*c11: 1 \+ 1 and 90 more classes$/),
    }),
  ]);
});

test('the same samples do not differ, wherever they are from', () => {
  expect(dataDifferences(description, { ...description, provenance: null })).toEqual([]);
});

test('of other samples it is said what differs', () => {
  const other: DataDescription = {
    ...description,
    digest: { ...description.digest, train: 'c'.repeat(64) },
    classes: [{ name: 'setosa', train: 39, test: 10 }, description.classes[1]!],
    range: [0.1, 7.9],
    provenance: {
      ...description.provenance!,
      sources: [
        { name: 'iris.csv', sha256: 'e'.repeat(64) },
        { name: 'more.csv', sha256: 'd'.repeat(64) },
      ],
      range: 'all rows',
      clamped: 0,
    },
  };
  expect(dataDifferences(description, other)).toEqual([
    'iris.csv: was SHA-256 0123456789ab, is SHA-256 eeeeeeeeeeee',
    'more.csv: was not read, is SHA-256 dddddddddddd',
    'classes: was setosa: 40 + 10, virginica: 40 + 10, is setosa: 39 + 10, virginica: 40 + 10',
    'range: was 0.1 to 7.7 (from the training rows; 1 test value outside of it moved to its nearer end), is 0.1 to 7.9 (from all rows)',
    'training samples: was SHA-256 aaaaaaaaaaaa, is SHA-256 cccccccccccc',
  ]);
  const relabelled = { ...description, digest: { ...description.digest, test: 'c'.repeat(64) } };
  expect(dataDifferences(description, relabelled)).toEqual([
    'test samples: was SHA-256 bbbbbbbbbbbb, is SHA-256 cccccccccccc',
  ]);
});
