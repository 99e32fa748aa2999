/**
 * Expands the templates of assembly/, compiles the kernels and writes them to src/wasm/binary.ts in base64, which loads in
 * the same way in Node, bundlers and browsers.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { expandTemplates } from './expand.js';
import { fieldsOf } from './fields.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const records = readFileSync('assembly/records.ts', 'utf8');
const constant = (name) => Number(new RegExp(`^export const ${name}: i32 = (\\d+);$`, 'm').exec(records)[1]);
const vectors = { float32: constant('VECTORS'), int16: constant('SHORT_VECTORS') };
if (vectors.float32 > 8 || vectors.int16 > 4)
  throw new Error('assembly/records.ts: a mask has room for 32 lanes per tile');
expandTemplates(vectors);
writeFileSync('src/wasm/fields.ts', fieldsOf(records, vectors));

let binary;
const { error, stderr } = await asc.main(
  [
    'assembly/index.ts',
    ...['--outFile', 'kernels.wasm'],
    ...['-O3', '--converge', '--noAssert'],
    ...['--runtime', 'stub', '--importMemory', '--enable', 'simd'],
  ],
  {
    writeFile(name, contents) {
      if (name === 'kernels.wasm') binary = Buffer.from(contents);
    },
  },
);
if (error || !binary) {
  console.error(`${stderr}`);
  throw error ?? new Error('assembly/: asc wrote no kernels');
}
const comment = '/** The compiled kernels of assembly/, base64. Written by scripts/compile.js. */';
writeFileSync('src/wasm/binary.ts', `${comment}\nexport const binary =\n  '${binary.toString('base64')}';\n`);
