import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, type ConfigJson, readConfig } from '@s4nn/config';

const plugin = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

const layer = { learningRate: 0.05, init: [0, 1] };

/** What the contract trains: 8-6-3, four epochs, on its own samples. */
export const example = {
  dataset: plugin('dataset'),
  encoder: { use: plugin('encoder'), duration: 16 },
  backend: plugin('backend'),
  network: {
    layers: [
      { ...layer, size: 6, threshold: 1.5 },
      { ...layer, size: 3, threshold: 1 },
    ],
  },
  training: { epochs: 4, validation: 15, seed: 3 },
};

/** Reads the example as a config in its own project, with other values by JSON Pointer. */
export async function configOf(set: Readonly<Record<string, unknown>> = {}): Promise<Config> {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-lanes-'));
  try {
    const file = join(folder, 'contract.json');
    writeFileSync(file, JSON.stringify(example));
    return await readConfig(file, { set });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The JSON of the example with other values. */
export const jsonOf = async (set: Readonly<Record<string, unknown>> = {}): Promise<ConfigJson> =>
  (await configOf(set)).json;
