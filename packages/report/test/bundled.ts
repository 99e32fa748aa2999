import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/**
 * A page with parts of page/ alone, as the members of `parts`, for those parts that only a page with a server has.
 * @param files their paths in page/.
 */
export async function pageOfParts(files: readonly string[]): Promise<string> {
  const path = (file: string): string =>
    JSON.stringify(fileURLToPath(new URL(`../page/${file}`, import.meta.url)));
  const entry = 'virtual:parts';
  const found = await build({
    ...{ configFile: false, logLevel: 'error' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'parts' } },
    plugins: [
      {
        name: 'parts',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith(entry) ? entry : null),
        load: (id) => (id === entry ? files.map((file) => `export * from ${path(file)};`).join('\n') : null),
      },
    ],
  });
  const [{ output }] = found as unknown as [{ readonly output: readonly [{ readonly code: string }] }];
  return `<!doctype html><meta charset="utf-8"><main><section>parts</section></main><script>${output[0].code}</script>`;
}
