/** Compiles assembly/roofline.ts to dist/roofline.wasm. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { error, stderr } = await asc.main(
  [
    'assembly/roofline.ts',
    ...['--outFile', 'dist/roofline.wasm'],
    ...['-O3', '--converge', '--noAssert'],
    ...['--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'],
  ],
  {
    writeFile(name, contents) {
      mkdirSync('dist', { recursive: true });
      writeFileSync(name, contents);
    },
  },
);
if (error) {
  console.error(`${stderr}`);
  throw error;
}
