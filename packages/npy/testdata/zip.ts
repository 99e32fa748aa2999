import { deflateSync } from 'fflate';
import { crc32 } from '../src/zip/crc32.js';

/** A file of an archive; what is given in place of what it should be makes the archive a wrong one. */
export interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly crc?: number;
  readonly packed?: Uint8Array;
  /** Name beside the data, where the table has another. */
  readonly localName?: string;
  /** Where the table says that the data is. */
  readonly from?: number;
}

/** The bytes of a ZIP archive. */
export function zipOf(entries: readonly Entry[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, content, ...given } of entries) {
    const method = given.method ?? 0;
    const packed = given.packed ?? (method === 8 ? deflateSync(content) : content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(given.flags ?? 0, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(given.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(given.size ?? content.length, 18);
    const names = [Buffer.from(given.localName ?? name), Buffer.from(name)] as const;
    common.writeUInt16LE(names[0].length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, names[0], packed]);
    common.writeUInt16LE(names[1].length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(given.from ?? at, 10);
    table.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.of(20, 0), common, rest, names[1]]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(table).length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...parts, ...table, end, Buffer.from(comment)]);
}
