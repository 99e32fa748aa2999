import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** Writes files into a new folder and gives its path: a project as a user would have it. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 's4nn-config-')));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const module = (kind: string, options: string) =>
  `export default { kind: '${kind}', options: ${options}, create: () => { throw new Error('not created'); } };\n`;

const object = (properties: string, more = '') =>
  `{ type: 'object', properties: ${properties}, additionalProperties: false${more} }`;

const manifest = (name: string, exports: unknown, more: object = {}) =>
  JSON.stringify({ name, version: '1.0.0', type: 'module', exports, ...more });

/** Installed packages: a dataset, encoders below a pattern, a backend for `import` alone, a search, and no plugin. */
export const packages: Readonly<Record<string, string>> = {
  'package.json': manifest('project', undefined, {
    dependencies: { '@lab/dots': '1', '@lab/encoders': '1', 'fast-backend': '1', absent: '1', plain: '1' },
    devDependencies: { '@s4nn/tpe': '1' },
  }),
  'node_modules/@lab/dots/package.json': manifest('@lab/dots', { '.': './index.js' }, { keywords: ['s4nn-plugin'] }),
  'node_modules/@lab/dots/index.js': module(
    'dataset',
    object(`{ dots: { type: 'integer', minimum: 1, default: 40, description: 'How many.' } }`),
  ),
  'node_modules/@lab/encoders/package.json': manifest(
    '@lab/encoders',
    { './*': { types: './dist/*.d.ts', default: './dist/*.js' } },
    { keywords: ['s4nn-plugin'] },
  ),
  'node_modules/@lab/encoders/dist/latency.js': module(
    'encoder',
    object(`{ duration: { type: 'integer', minimum: 1, maximum: 65535, default: 256, description: 'Steps.' },
      code: { enum: ['floor', 'round'], default: 'floor', description: 'How times are rounded.' } }`),
  ),
  'node_modules/@lab/encoders/dist/poisson.js': module(
    'encoder',
    object(`{ rate: { $ref: '#/definitions/rate' } }`, `, required: ['rate'], definitions: { rate: { type: 'number', minimum: 0 } }`),
  ),
  'node_modules/@lab/encoders/dist/steps.js': 'export const steps = 3;\n',
  'node_modules/@lab/encoders/dist/steps.d.ts': '',
  'node_modules/fast-backend/package.json': manifest(
    'fast-backend',
    { '.': { import: './index.js' }, './broken': { import: './broken.js' } },
    { keywords: ['s4nn-plugin'] },
  ),
  'node_modules/fast-backend/index.js': module('backend', object('{}')),
  'node_modules/fast-backend/broken.js': `throw new Error('no such device');\n`,
  'node_modules/@s4nn/tpe/package.json': manifest('@s4nn/tpe', { '.': './index.js' }, { keywords: ['s4nn-plugin'] }),
  'node_modules/@s4nn/tpe/index.js': module(
    'search',
    object(`{ startup: { type: 'integer', minimum: 1, default: 10, description: 'Trials drawn at first.' } }`),
  ),
  'node_modules/plain/package.json': manifest('plain', './index.js'),
  'node_modules/plain/index.js': 'export default 1;\n',
};

/** A config that uses them; every value of it can be searched or broken. */
export const example = `{
  // what to learn
  "dataset": "@lab/dots",
  "encoder": { "use": "@lab/encoders/latency", "duration": 64 },
  "backend": "fast-backend",
  "network": {
    "layers": [
      { "size": 100, "threshold": 10, "learningRate": 0.2, "init": [0, 5] },
      { "size": 3, "threshold": 10, "learningRate": 0.2, "init": [0, 8] },
    ],
  },
  "training": { "epochs": 4, "validation": 100 },
  "search": {
    "trials": 8,
    "space": {
      "/network/layers/0/threshold": { "loguniform": [1, 100] }
    }
  },
  "pruner": "asha"
}
`;
