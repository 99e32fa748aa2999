import { writeNpz } from '@s4nn/npy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuTime } from '../../../npy/testdata/cpu-time.js';
import { parseWeights } from '../parse.js';
import { formatSafetensors } from '../safetensors/format-safetensors.js';
import { inOrder } from './in-order.js';

type Shapes = Readonly<Record<string, readonly number[]>>;

/** Arrays of names and shapes, in which each value is another. */
const arraysOf = (shapes: Shapes, fill = 1) =>
  Object.entries(shapes).map(([name, shape], k) => ({
    name,
    shape,
    values: new Float32Array(shape.reduce((product, axis) => product * axis, 1)).fill(fill * (k + 1)),
  }));
const npz = (shapes: Shapes) => parseWeights([{ name: 'w.npz', bytes: writeNpz(arraysOf(shapes)) }]);
const safetensors = (shapes: Shapes) =>
  parseWeights([{ name: 'w', bytes: formatSafetensors(arraysOf(shapes)) }]);
const namesOf = (layers: ReturnType<typeof npz>) => layers.map(({ file }) => /\[(.*)\]/.exec(file)?.[1]);

test.each<[string, readonly string[], readonly string[]]>([
  ['words stay as they lie', ['input', 'hidden', 'output'], ['input', 'hidden', 'output']],
  ['NumPy’s own names', ['arr_10', 'arr_9', 'arr_0'], ['arr_0', 'arr_9', 'arr_10']],
  ['numbers within', ['fc10.weight', 'fc9.weight'], ['fc9.weight', 'fc10.weight']],
  ['two numbers', ['block1.fc0', 'block0.fc1', 'block0.fc0'], ['block0.fc0', 'block0.fc1', 'block1.fc0']],
  ['words and numbers', ['w2', 'out1'], ['w2', 'out1']],
  ['equal numbers', ['w1', 'w01'], ['w1', 'w01']],
  ['a number that only some have', ['layer2', 'layer'], ['layer2', 'layer']],
  [
    'numbers beyond 2⁵³',
    ['w9007199254740993', 'w9007199254740992'],
    ['w9007199254740992', 'w9007199254740993'],
  ],
  ['leading zeros', ['w010', 'w9'], ['w9', 'w010']],
])('order: %s', (_, names, expected) => {
  expect(inOrder(names.map((name) => ({ name }))).map(({ name }) => name)).toEqual(expected);
  const shapes = Object.fromEntries(names.map((name) => [name, [2, 2]]));
  expect(namesOf(npz(shapes))).toEqual(expected);
});

test('numbered names come in the order of their numbers, however they lie', () => {
  const numbers = fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(numbers, fc.constantFrom('layer', 'fc.', ''), (given, prefix) => {
      const names = given.map((number) => ({ name: `${prefix}${number}.weight` }));
      const sorted = given.toSorted((one, another) => one - another);
      expect(inOrder(names).map(({ name }) => name)).toEqual(
        sorted.map((number) => `${prefix}${number}.weight`),
      );
    }),
  );
});

const inputs = 'expected [outputs × inputs] with';
test.each<[string, Shapes, string]>([
  [
    'all transposed',
    { layer0: [4, 3], layer1: [3, 2] },
    `w.npz[layer1]: found shape [3 × 2] after [4 × 3] of w.npz[layer0], ${inputs} 4 inputs; transposed? Save array.T of each; or name them layer0, layer1, … if their order is w.npz[layer1], w.npz[layer0].`,
  ],
  [
    'one transposed',
    { layer0: [3, 4], layer1: [3, 2] },
    `w.npz[layer1]: found shape [3 × 2] after [3 × 4] of w.npz[layer0], ${inputs} 3 inputs; transposed? It fits with array.T of w.npz[layer1].`,
  ],
  [
    'the other way round',
    { output: [2, 5], hidden: [5, 3], input: [3, 7] },
    `w.npz[hidden]: found shape [5 × 3] after [2 × 5] of w.npz[output], ${inputs} 2 inputs; transposed? Save array.T of each; or name them layer0, layer1, … if their order is w.npz[input], w.npz[hidden], w.npz[output].`,
  ],
  [
    'another order',
    { b: [5, 2], c: [3, 5], a: [7, 3], d: [2, 9] },
    `w.npz[d]: found shape [2 × 9] after [7 × 3] of w.npz[a], ${inputs} 7 inputs; they fit in the order w.npz[d], w.npz[b], w.npz[c], w.npz[a], or transposed the other way round. Name the arrays layer0, layer1, … in theirs.`,
  ],
  [
    'no order',
    { a: [3, 4], b: [5, 6] },
    `w.npz[b]: found shape [5 × 6] after [3 × 4] of w.npz[a], ${inputs} 3 inputs. Are these the arrays of one network, and all of them?`,
  ],
])('a chain that cannot be is refused: %s', (_, shapes, message) => {
  expect(() => npz(shapes)).toThrow(expect.objectContaining({ name: 'InputError', message }));
});

test('a chain of many arrays that cannot be is refused at once', () => {
  const shapes = Object.fromEntries(Array.from({ length: 1000 }, (_, k) => [`w${k}`, [1 + (k % 2), 1]]));
  const time = cpuTime(() => {
    expect(() => npz(shapes)).toThrow(/^w\.npz\[w2\]: found shape \[1 × 1\] after \[2 × 1\] of .{1,300}$/);
  });
  expect(time).toBeLessThan(2000);
});

test('safetensors, sorted by name when written, must tell the order by numbers or shapes', () => {
  expect(namesOf(safetensors({ 'hidden.weight': [5, 3], 'output.weight': [2, 5] }))).toHaveLength(2);
  expect(namesOf(safetensors({ 'fc2.weight': [4, 4], 'fc1.weight': [4, 4] }))).toEqual([
    'fc1.weight',
    'fc2.weight',
  ]);
  expect(() => safetensors({ hidden: [4, 4], input: [4, 4], output: [2, 4] })).toThrow(
    'w: found arrays hidden, input, output, expected names or shapes that tell their order, since safetensors keeps none. Name them layer0, layer1, ….',
  );
  expect(() => safetensors({ hidden: [5, 3], input: [3, 7] })).toThrow(
    'if their order is w[input], w[hidden].',
  );
});

test.each([
  ['npz', writeNpz],
  ['safetensors', formatSafetensors],
])('%s: biases of zeros are passed over, any other one-dimensional array is refused by name', (_, format) => {
  const read = (arrays: ReturnType<typeof arraysOf>) => parseWeights([{ name: 'w', bytes: format(arrays) }]);
  const layers = arraysOf({ 'fc1.weight': [3, 4], 'fc2.weight': [2, 3] });
  const zeros = arraysOf({ 'fc1.bias': [3], 'fc2.bias': [2], 'dense/bias:0': [2], bias: [1] }, 0);
  expect(namesOf(read([...zeros, ...layers]))).toEqual(['fc1.weight', 'fc2.weight']);
  zeros[1]!.values[1] = 0.25;
  expect(() => read([...layers, ...zeros])).toThrow(
    'w[fc2.bias]: found a bias, 0.25 at 1, expected none, or zeros: neurons have no bias here. Train without, in PyTorch with bias=False.',
  );
  for (const name of ['bn.running_mean', 'scale', 'b1', 'unbias', 'bias.x']) {
    expect(() => read([...layers, ...arraysOf({ [name]: [2] }, 0)])).toThrow(
      `w[${name}]: found shape (2), expected the weights of a layer, [outputs × inputs].`,
    );
  }
  expect(() => read(arraysOf({ 'fc1.bias': [3] }, 0))).toThrow('w: found no arrays, expected one per layer.');
});
