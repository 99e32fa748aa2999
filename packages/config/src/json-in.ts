import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The paths of all configs in a folder and below; none if it cannot be read. */
export function jsonIn(folder: string): string[] {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return files.filter((file) => /\.jsonc?$/.test(file)).map((file) => join(folder, file));
  } catch {
    return [];
  }
}
