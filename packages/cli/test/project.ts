import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A new project folder with one config, `configs/<name>.json`. */
export function projectWith(name: string, config: object): { folder: string; config: string } {
  const folder = mkdtempSync(join(tmpdir(), 's4nn-'));
  mkdirSync(join(folder, 'configs'));
  const file = join(folder, 'configs', `${name}.json`);
  writeFileSync(file, JSON.stringify(config, null, 2));
  return { folder, config: file };
}

/** The path of a plugin that misbehaves, of those in `tests/fixtures`. */
export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../tests/fixtures/${name}`, import.meta.url));

/** A new folder with nothing in it. */
export const emptyFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 's4nn-')));

/** A new project that has installed a package of plugins: the text of each of its modules by its place in `exports`. */
export function projectInstalled(name: string, modules: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ dependencies: { [name]: '1' } }));
  const own = join(folder, 'node_modules', name);
  mkdirSync(own, { recursive: true });
  const files = Object.entries(modules).map(([place, text], index) => ({
    place,
    text,
    file: `./${index}.js`,
  }));
  for (const { file, text } of files) writeFileSync(join(own, file), text);
  const exports = Object.fromEntries(files.map(({ place, file }) => [place, file]));
  const manifest = { name, type: 'module', exports, keywords: ['s4nn-plugin'] };
  writeFileSync(join(own, 'package.json'), JSON.stringify(manifest));
  return folder;
}
