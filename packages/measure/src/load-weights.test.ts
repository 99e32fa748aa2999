import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@s4nn/config';
import { writeNpz } from '@s4nn/weights';
import { expect, test } from 'vitest';
import { someYinYang } from '../../../tests/small-sweeps.js';
import { loadWeights } from './load-weights.js';

const folder = mkdtempSync(join(tmpdir(), 's4nn-load-'));
const file = join(folder, 'small.json');
// One layer, so that no other one contradicts it: [outputs × inputs].
writeFileSync(file, JSON.stringify({ ...someYinYang, training: { epochs: 1 }, threads: 0 }));

/** Weights of the shape in a file. */
function stored(shape: readonly [number, number]): string {
  const path = join(folder, `${shape.join('-')}.npz`);
  writeFileSync(path, writeNpz([{ name: 'layer0', shape, values: new Float32Array(shape[0] * shape[1]) }]));
  return path;
}

test('a layer of another shape is refused; where it is the transpose, the message asks', async () => {
  const config = await readConfig(file);
  const { network } = await loadWeights(config, [stored([3, 4])]).catch(() => ({ network: null }));
  expect(network?.inputs).toBe(4);
  const turned = stored([4, 3]);
  await expect(loadWeights(config, [turned])).rejects.toThrow(
    `${turned}[layer0]: found shape [4 × 3] for layer 0, expected [outputs × inputs] = [3 × 4]; transposed? Save array.T.`,
  );
  const other = stored([3, 5]);
  await expect(loadWeights(config, [other])).rejects.toThrow(
    '= [3 × 4]. Do /network/layers and the encoder of the config match these weights?',
  );
});
