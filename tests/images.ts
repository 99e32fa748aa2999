import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const [rows, columns] = [16, 20];

/** Makes a folder of small images per class, so many each, all of them different. */
export function addImages(folder: string, classes: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(classes)) {
    mkdirSync(join(folder, name), { recursive: true });
    for (let k = 0; k < count; k++) writeFileSync(join(folder, name, `${k}.png`), png(`${name} ${k}`));
  }
}

/** A grey PNG whose first pixels are a text's characters; an SVG would take ten times as long to decode. */
function png(text: string): Uint8Array {
  const lines = Buffer.alloc(rows * (columns + 1));
  lines.write(text, 1, 'latin1');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(columns, 0);
  size.writeUInt32BE(rows, 4);
  const header = Buffer.concat([size, Buffer.from([8, 0, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
