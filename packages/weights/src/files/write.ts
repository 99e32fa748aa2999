import { replaceFile, writeOrExplain } from '@s4nn/files';
import { formatWeights } from '../format.js';
import type { LayerWeights } from '../weight-format.js';

/**
 * Writes weights in the format that the names of the files tell, as {@link formatWeights} makes it.
 * @throws InputError for other names, or when a file cannot be written.
 */
export function writeWeights(
  files: readonly string[],
  layers: readonly LayerWeights[],
  rowsAndColumns?: readonly [rows: number, columns: number],
): void {
  const contents = formatWeights(files, layers, rowsAndColumns);
  files.forEach((file, index) => {
    writeOrExplain(file, () => replaceFile(file, contents[index]!));
  });
}
