import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Images } from './decode.js';
import type { ImageOptions } from './options.js';

/** The folder of decoded images, beside the classes. */
const name = '.s4nn-cache';

/**
 * Returns images that were decoded before, or else decodes them by `make` and keeps them. Their key is all that they depend on:
 * the options, the decoder, and name, size and time of every file. Kept pixels are used only if their checksum is right;
 * if the folder cannot be written, nothing is kept.
 */
export async function cached(
  folder: string,
  files: readonly string[],
  options: ImageOptions,
  make: () => Promise<Images>,
): Promise<Images> {
  const { default: sharp } = await import('sharp');
  const stamps = files.map((file) => {
    const { size, mtimeMs } = statSync(file);
    return [relative(folder, file), size, mtimeMs];
  });
  const key = sha256(JSON.stringify([1, sharp.versions.sharp, sharp.versions.vips, options, stamps]));
  const file = join(folder, name, `${key}.pixels`);
  const known = read(file);
  if (known) return known;
  const images = await make();
  write(file, images);
  return images;
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** [rows, columns] as two 32-bit integers, little endian, then the pixels; before them the SHA-256 of both in hexadecimal. */
function read(file: string): Images | null {
  try {
    const content = readFileSync(file);
    const body = content.subarray(64);
    if (content.toString('latin1', 0, 64) !== sha256(body)) return null;
    // A copy, so that the pixels are not part of Node's pool.
    return {
      values: Uint8Array.from(body.subarray(8)),
      rows: body.readUInt32LE(0),
      columns: body.readUInt32LE(4),
    };
  } catch {
    return null;
  }
}

function write(file: string, { values, rows, columns }: Images): void {
  const body = Buffer.alloc(8 + values.length);
  body.writeUInt32LE(rows, 0);
  body.writeUInt32LE(columns, 4);
  body.set(values, 8);
  const part = `${file}.${randomUUID()}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch {
    return;
  }
  try {
    writeFileSync(part, Buffer.concat([Buffer.from(sha256(body), 'latin1'), body]));
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
  }
}
