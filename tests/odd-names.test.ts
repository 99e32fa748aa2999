import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { emptyFolder, fixture } from '../packages/cli/test/project.js';
import { s4nn } from './process.js';
import { tiny } from './small-sweeps.js';

/** An encoder that is ours, in a file of another name. */
const encoder = (): string =>
  `export { default } from ${JSON.stringify(pathToFileURL(fixture('../../packages/encoders/dist/latency.js')).href)};`;

test.skipIf(process.platform === 'win32')(
  'folders, configs, plugins and data may have names with #, ?, %, spaces and letters of any script',
  async () => {
    const folder = join(emptyFolder(), 'odd #1?x%20y é');
    mkdirSync(join(folder, 'configs'), { recursive: true });
    mkdirSync(join(folder, 'plug #1?%41'));
    writeFileSync(join(folder, 'plug #1?%41/an %41?#.js'), encoder());
    const rows = Array.from({ length: 200 }, (_, row) => `${row},${200 - row},${row < 100 ? 'low' : 'high'}`);
    writeFileSync(join(folder, 'd#t?%20.csv'), `up,down,class\n${rows.join('\n')}\n`);
    const config = join(folder, 'configs/a #b?%41 日本.json');
    const json = {
      ...tiny,
      dataset: { use: '@s4nn/dataset-csv', file: '../d#t?%20.csv' },
      encoder: { use: '../plug #1?%41/an %41?#.js', duration: 32 },
      network: { layers: [{ ...tiny.network.layers[0], size: 2 }] },
    };
    writeFileSync(config, JSON.stringify(json));
    const { code, stderr } = await s4nn('sweep', config, '--threads', '1');
    expect(code, stderr).toBe(0);
    const results = join(folder, 'results/a-b-41-日本');
    expect(existsSync(join(folder, 'sweeps/a-b-41-日本.journal.log'))).toBe(true);
    // The config of the results leads to the same files.
    const written = join(results, 'config.json');
    expect(JSON.parse(readFileSync(written, 'utf8')).encoder.use).toBe('../../plug #1?%41/an %41?#.js');
    const evaluated = await s4nn('eval', written, '--weights', join(results, 'weights.npz'));
    expect(evaluated.code, evaluated.stderr).toBe(0);
    // As an import names it.
    const asImport = {
      ...json,
      name: 'imported',
      encoder: { ...json.encoder, use: '../plug%20%231%3F%2541/an%20%2541%3F%23.js' },
    };
    writeFileSync(config, JSON.stringify(asImport));
    expect(await s4nn('sweep', config, '--dry-run')).toMatchObject({ code: 0 });
  },
);
