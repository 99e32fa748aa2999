import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerCount } from '../layer-count.js';
import { shortNames } from './short-names.js';

const of = (names: readonly string[], layers: number | null): readonly string[] => [
  ...shortNames(names, layers).values(),
];

test('layers are named for what they are, the rest in words', () => {
  const names = [
    '/network/layers/0/threshold',
    '/network/layers/1/learningRate',
    '/training/batch',
    '/training/dropout/hidden',
    '/encoder/duration',
    '/encoder',
  ];
  const rest = ['batch', 'dropout hidden', 'encoder duration', 'encoder'];
  expect(of(names, 2)).toEqual(['hidden threshold', 'output learning rate', ...rest]);
  expect(of(names, 3)).toEqual(['hidden 1 threshold', 'hidden 2 learning rate', ...rest]);
  expect(of(names, 1)).toEqual(['output threshold', 'layer 1 learning rate', ...rest]);
  expect(of(names, null)).toEqual(['layer 0 threshold', 'layer 1 learning rate', ...rest]);
});

test('what is within options of a choice says of which', () => {
  expect(of(['/network/layers/1/init/choice/1/0', '/training/rule/choice/0/margin'], 2)).toEqual([
    'output init 0 (option 1)',
    'rule margin (option 0)',
  ]);
  expect(of(['/network/layers/choice/1/0/size', '/encoder/choice/2/choice/0/fields'], null)).toEqual([
    'layer 0 size (option 1)',
    'encoder fields (option 2, 0)',
  ]);
  // An option that is itself a member is no option of a choice.
  expect(of(['/encoder/choice/2'], null)).toEqual(['encoder choice 2']);
});

test('names of other programs, and names that would be the same, stay as they are', () => {
  const odd = ['lr', 'learningRate', '', '/', '/network/', '/network'];
  expect(of(odd, 2)).toEqual(odd);
  expect(of(['/training/batch', 'batch', '/training/seed'], 2)).toEqual(['/training/batch', 'batch', 'seed']);
});

test('all short names differ', () => {
  const part = fc.constantFrom('network', 'training', 'layers', '0', '1', 'choice', 'aB', 'a b', 'a', '');
  const pointer = fc.array(part, { maxLength: 6 }).map((parts) => parts.map((one) => `/${one}`).join(''));
  const name = fc.oneof(pointer, part, fc.string());
  const names = fc.uniqueArray(name, { maxLength: 30 });
  fc.assert(
    fc.property(names, fc.option(fc.nat(4)), (names, layers) => {
      const short = shortNames(names, layers);
      expect([...short.keys()]).toEqual(names);
      expect(new Set(short.values()).size).toBe(names.length);
    }),
  );
});

test('layers are counted where all trials have the same', () => {
  const network = { layers: [{}, {}, {}] };
  expect(layerCount({ network })).toBe(3);
  expect(layerCount({ network, search: { space: { '/network/layers/0/size': 1 } } })).toBe(3);
  expect(layerCount({ network, search: { space: { '/network/layers': { choice: [] } } } })).toBeNull();
  for (const other of [null, 'text', {}, { network: { layers: 2 } }]) expect(layerCount(other)).toBeNull();
});
