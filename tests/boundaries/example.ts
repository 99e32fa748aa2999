import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Writes a repository of packages into a new folder.
 * @param packages by name: the other members of package.json, and the text of each source.
 * @returns the folder.
 */
export function exampleOf(
  packages: Readonly<Record<string, { manifest?: object; files: Readonly<Record<string, string>> }>>,
): string {
  const root = mkdtempSync(join(tmpdir(), 's4nn-boundaries-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [name, { manifest, files }] of Object.entries(packages)) {
    const whole = {
      name: `@s4nn/${name}`,
      exports: { '.': './dist/index.js', './*': './dist/*.js' },
      ...manifest,
    };
    write(`packages/${name}/package.json`, JSON.stringify(whole));
    for (const [file, text] of Object.entries(files)) write(`packages/${name}/${file}`, text);
  }
  write('node_modules/left-pad/package.json', '{ "name": "left-pad", "main": "index.js" }');
  write('node_modules/left-pad/index.js', '');
  symlinkSync(join(root, 'packages'), join(root, 'node_modules/@s4nn'));
  return root;
}
