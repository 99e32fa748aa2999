import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatNpy, formatSafetensors, writeNpz } from '@s4nn/weights';
import { readWeights } from '@s4nn/weights/files';
import { beforeEach, expect, test } from 'vitest';
import { run } from '../../test/run.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'convert-'));
});

/** Writes a file into the folder and says where. */
function placed(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** Arrays of names and shapes, all of whose values differ. */
const arraysOf = (shapes: Readonly<Record<string, readonly [number, number]>>) =>
  Object.entries(shapes).map(([name, shape], k) => ({
    ...{ name, shape },
    values: Float32Array.from({ length: shape[0] * shape[1] }, (_, at) => 100 * k + at),
  }));
const network = arraysOf({ input: [4, 4], hidden: [4, 4], output: [3, 4] });

test('arrays of an archive are layers in the order of the file, and stay so', async () => {
  const from = placed('named.npz', writeNpz(network));
  const [safe, again] = [join(folder, 'w.safetensors'), join(folder, 'again.npz')];
  const { code, stdout } = await run('convert', from, '--output', safe);
  expect(code).toBe(0);
  expect(stdout).toBe(`${safe}: 3 layers, 4 × 4, 4 × 4, 3 × 4\n`);
  expect((await run('convert', safe, '--output', again)).code).toBe(0);
  expect(readWeights([again]).map(({ values }) => values)).toEqual(network.map(({ values }) => values));
  expect(readWeights([again])[1]?.file).toBe(`${again}[layer1]`);
});

test('PyTorch’s arrays are chosen by name', async () => {
  const zeros = { name: 'fc1.bias', values: new Float32Array(5), shape: [5] };
  const layers = arraysOf({ 'fc1.weight': [5, 4], 'fc2.weight': [3, 5] });
  const from = placed('torch.safetensors', formatSafetensors([zeros, ...layers]));
  const to = join(folder, 'w.npz');
  expect((await run('convert', from, '--output', to)).stdout).toBe(`${to}: 2 layers, 5 × 4, 3 × 5\n`);
});

const chain = { a: [5, 4], b: [3, 5] } as const;
test.each<[string, () => readonly string[], string]>([
  [
    'another order',
    () => [placed('w.npz', writeNpz(arraysOf({ out: [3, 5], in: [5, 4] })))],
    'w.npz[in]: found shape [5 × 4] after [3 × 5] of w.npz[out], expected [outputs × inputs] with 3 inputs; transposed? Save array.T of each; or name them layer0, layer1, … if their order is w.npz[in], w.npz[out].',
  ],
  [
    'transposed',
    () => [placed('w.npz', writeNpz(arraysOf({ layer0: [4, 5], layer1: [5, 3] })))],
    'w.npz[layer1]: found shape [5 × 3] after [4 × 5] of w.npz[layer0], expected [outputs × inputs] with 4 inputs; transposed?',
  ],
  [
    'one .npy per layer, the wrong way round',
    () =>
      arraysOf(chain)
        .map((array) => placed(`${array.name}.npy`, formatNpy(array)))
        .reverse(),
    'a.npy: found shape [5 × 4] after [3 × 5] of b.npy, expected [outputs × inputs] with 3 inputs; transposed?',
  ],
  [
    'PyTorch',
    () => [placed('model.pt', Buffer.from(`PK\u0003\u0004${'\0'.repeat(26)}model/data.pkl`, 'latin1'))],
    'model.pt: found a PyTorch file (.pt), expected an .npz file; export its arrays in Python:',
  ],
])('%s: exit code 2, one line, and nothing written', async (_, files, message) => {
  const given = files();
  const before = readdirSync(folder);
  const { code, stdout, stderr } = await run('convert', ...given, '--output', join(folder, 'out.npz'));
  expect(stderr.replaceAll(`${folder}/`, '')).toContain(message);
  expect(stderr.trimEnd()).not.toContain('\n');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(readdirSync(folder)).toEqual(before);
});

test('a file cannot hold two layers at once', async () => {
  const from = placed('w.npz', writeNpz(arraysOf(chain)));
  const [one, same] = [join(folder, 'a.npy'), `${folder}/./a.npy`];
  const { code, stderr } = await run('convert', from, '--output', one, same);
  expect(code).toBe(2);
  expect(stderr).toContain(`--output: found ${same} twice, expected a file of its own for each layer`);
  expect(readdirSync(folder)).toEqual(['w.npz']);
});

test('a refused file leaves the one that was to be replaced as it was', async () => {
  const broken = writeNpz(arraysOf(chain));
  broken[200]! ^= 1;
  const [from, to] = [placed('w.npz', broken), placed('out.npz', Buffer.from('old'))];
  const { code, stderr } = await run('convert', from, '--output', to);
  expect(code).toBe(2);
  expect(stderr).toContain('found data that its checksum (CRC-32) does not fit');
  expect(readFileSync(to, 'utf8')).toBe('old');
});
