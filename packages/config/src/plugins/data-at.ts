import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { foundText } from '@s4nn/core';

/** What a config says that names data in place of the dataset that reads it. */
interface Data {
  readonly message: string;
  /** False where a package may have the same name. */
  readonly isCertain: boolean;
}

const tables = /\.(csv|tsv|tab|txt|dat|data|arff|parquet|xlsx?|ods)(\.gz)?$/i;
const arrays = /(\.np[yz]|-ubyte|\.ubyte|\.idx)(\.gz)?$/i;
const images = /\.(png|jpe?g|bmp|gif|webp|tiff?|pgm|ppm|svg)$/i;

const onTheWeb = 'an address on the web';

/** Whether a name is that of a file or folder of data, and how a config says so; null if it is not. */
export function dataAt(name: string, folder: string): Data | null {
  const path = slashed(name);
  const data = (found: string, use: object, isCertain = true): Data => ({
    message: `found ${foundText(name)}, ${found}, expected the module of a dataset that reads it${found === onTheWeb ? ' once it is downloaded' : ''}: ${JSON.stringify(use).replaceAll(/(?<=[{:,])(?=")|(?=\}$)/g, ' ')}`,
    isCertain,
  });
  if (/^[a-z]+:\/\//i.test(path) && !path.startsWith('file:')) {
    const use = { use: '@s4nn/dataset-csv', file: posix.basename(path) };
    return data(onTheWeb, use);
  }
  if (tables.test(path)) return data('a file of data', { use: '@s4nn/dataset-csv', file: path });
  if (arrays.test(path)) {
    const holder = /\.npz$/i.test(path) ? path : posix.dirname(path);
    return data('a file of data', { use: '@s4nn/dataset-mnist', folder: holder });
  }
  if (images.test(path)) {
    return data('an image', { use: '@s4nn/dataset-folder', folder: posix.dirname(posix.dirname(path)) });
  }
  const full = resolve(folder, path);
  if (!existsSync(full) || !statSync(full).isDirectory() || existsSync(join(full, 'package.json')))
    return null;
  const entries = namesIn(full);
  const table = entries.find((entry) => tables.test(entry));
  const isCertain = /^\.{0,2}\//.test(path);
  if (entries.some((entry) => arrays.test(entry))) {
    return data('a folder of data', { use: '@s4nn/dataset-mnist', folder: path }, isCertain);
  }
  if (table !== undefined) {
    return data('a folder of data', { use: '@s4nn/dataset-csv', file: posix.join(path, table) }, isCertain);
  }
  return data('a folder', { use: '@s4nn/dataset-folder', folder: path }, isCertain);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

const escapes: Readonly<Record<string, string>> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' };

/** A path as JSON can hold it: with / in place of each backslash, also of those that JSON read as the beginning of an escape. */
const slashed = (name: string): string =>
  name.replaceAll('\\', '/').replaceAll(/[\b\f\n\r\t]/g, (found) => `/${escapes[found]}`);
