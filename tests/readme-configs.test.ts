import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@s4nn/config';
import { planSweep } from '@s4nn/sweep';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addImages } from './images.js';
import { projectWith } from './process.js';
import { someMnist, tiny } from './small-sweeps.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const readmes = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs')).map((file) => `docs/${file}`),
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
].filter((file) => file.endsWith('.md') && existsSync(join(root, file)));

const members = ['dataset', 'encoder', 'backend', 'network', 'training', 'search', 'pruner', 'parallel'];

/** A part of a config, as a text shows it. */
type Snippet = Readonly<Record<string, unknown>>;

/** The configs in a text: whole ones, and parts with or without braces, in blocks and in the middle of a sentence. */
function snippetsIn(text: string): Snippet[] {
  const blocks = [...text.matchAll(/```jsonc?\n(.*?)```/gs)].map(([, block]) => block!);
  const inline = [...text.replaceAll(/```.*?```/gs, '').matchAll(/`(\{ "use": .*?\})`/g)];
  return [
    ...blocks.flatMap((block) => objectsIn(block)),
    ...inline.map(([, use]) => ({ dataset: JSON.parse(use!) as unknown })),
  ].filter((snippet) => members.some((member) => Object.hasOwn(snippet, member)));
}

/** The JSON objects in a block: several one after the other, or the members of one. */
function objectsIn(block: string): Snippet[] {
  const text = block
    .replaceAll(/\s\/\/[^\n]*/g, '')
    .replaceAll('"space": { … }', '"space": { "/network/layers/0/size": { "quniform": [100, 1000, 50] } }')
    .trim();
  if (!text.startsWith('{')) return [JSON.parse(`{${text}}`) as Snippet];
  return text.split(/\n(?=\{)/).map((one) => JSON.parse(one) as Snippet);
}

const snippets = readmes.flatMap((file) =>
  snippetsIn(readFileSync(join(root, file), 'utf8')).map((snippet) => [file, snippet] as const),
);
const isUsing = ({ dataset }: Snippet, name: string): boolean =>
  JSON.stringify(dataset)?.includes(name) ?? false;

/** The files that the texts name, where they name them. */
function addData(folder: string): void {
  const configs = join(folder, 'configs');
  const rows = Array.from({ length: 40 }, (_, row) => `${row},${row * row},${row % 2 ? 'a' : 'b'}`);
  for (const file of ['flowers.csv', 'plain.csv']) {
    writeFileSync(join(configs, file), `length,width,species\n${rows.join('\n')}\n`);
  }
  for (const pets of [join(configs, 'pets'), join(folder, 'data/pets')])
    addImages(pets, { cat: 20, dog: 20 });
  mkdirSync(join(configs, 'idx'));
  for (const split of ['train', 't10k']) {
    const images = Buffer.from([0, 0, 8, 3, 0, 0, 0, 20, 0, 0, 0, 4, 0, 0, 0, 4, ...Array(320).keys()]);
    const labels = Buffer.from([0, 0, 8, 1, 0, 0, 0, 20, ...Array.from({ length: 20 }, (_, k) => k % 10)]);
    writeFileSync(
      join(configs, `idx/${split}-images-idx3-ubyte`),
      images.map((byte) => byte % 256),
    );
    writeFileSync(join(configs, `idx/${split}-labels-idx1-ubyte`), labels);
  }
  addImages(
    join(folder, 'data/caltech101/101_ObjectCategories'),
    Object.fromEntries(
      ['Faces', 'Faces_easy', 'Motorbikes', 'airplanes', 'ketch', 'Leopards'].map((name) => [name, 205]),
    ),
  );
}

describe('each config in a README passes --dry-run, parts of one within a whole one', () => {
  const { folder } = projectWith('whole', tiny);
  const { S4NN_DATA: before } = process.env;
  beforeAll(() => {
    addData(folder);
    delete process.env.S4NN_DATA;
  });
  afterAll(() => {
    if (before !== undefined) process.env.S4NN_DATA = before;
  });

  test('there are some', () => {
    expect(snippets.length).toBeGreaterThan(15);
    expect(new Set(snippets.map(([file]) => file)).size).toBeGreaterThan(10);
  });

  test.for(snippets)('%s: %j', async ([, snippet], { skip }) => {
    if (isUsing(snippet, 'fashion-mnist') && !existsSync('/usr/share/datasets/fashion-mnist')) {
      skip('Fashion-MNIST is not installed');
    }
    const around = snippet.training ? { ...someMnist, dataset: '@s4nn/dataset-mnist' } : tiny;
    const file = join(folder, 'configs/part.json');
    const planned = async (classes = 10) => {
      const layer = { threshold: 1, learningRate: 0.1, init: [0, 1] };
      const whole = {
        ...around,
        training: { epochs: 2, validation: 5 },
        network: {
          layers: [
            { ...layer, size: 8 },
            { ...layer, size: classes },
          ],
        },
        ...snippet,
      };
      writeFileSync(file, JSON.stringify(whole));
      return planSweep(await readConfig(file));
    };
    // The network around a dataset has its number of classes.
    const withClasses = (error: Error) => {
      const classes = /expected (\d+), the number of classes/.exec(error.message)?.[1];
      if (classes === undefined || snippet.network) throw error;
      return planned(Number(classes));
    };
    const plan = await planned()
      .catch(withClasses)
      .catch((error: Error) => {
        // All but the backend has been asked by then.
        if (error.message.includes('no WebGPU adapter here')) skip('no GPU');
        throw error;
      });
    expect(plan.samples.training).toBeGreaterThan(0);
  });
});
