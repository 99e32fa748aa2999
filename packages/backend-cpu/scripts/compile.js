/** Compiles assembly/ and writes it, base64, as src/wasm/binary.ts: so it loads alike in Node, bundlers and browsers. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
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
