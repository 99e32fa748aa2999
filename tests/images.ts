import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder of images per class, so many each. */
export function addImages(folder: string, classes: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(classes)) {
    mkdirSync(join(folder, name), { recursive: true });
    for (let k = 0; k < count; k++) {
      const image = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="64"><circle r="${k}"/></svg>`;
      writeFileSync(join(folder, name, `${k}.svg`), image);
    }
  }
}
