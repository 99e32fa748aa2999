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
