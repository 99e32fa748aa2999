import { InputError } from '@s4nn/core/errors';
import { shown } from '../shown.js';
import { zipEnd } from './zip-end.js';

/** A file of a ZIP archive, still as it lies there. */
export interface ZipEntry {
  readonly name: string;
  readonly isDeflated: boolean;
  /** Bytes when inflated, as the archive says. */
  readonly size: number;
  readonly crc: number;
  readonly data: Uint8Array;
}

const methods: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
};
const full = 0xffffffff;
const [utf8, ascii] = [new TextDecoder(), new TextDecoder('latin1')];

/**
 * The files of a ZIP archive, in the order of its table. Nothing is inflated.
 * @param place names the archive in errors.
 * @throws InputError for an archive that is damaged, or one of a kind that is not read.
 */
export function zipEntries(bytes: Uint8Array, place: string): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (what: string): InputError =>
    new InputError(
      `${place}: found an archive ${what}, expected an .npz file. Is it damaged? Copy or download it again.`,
    );
  const { count, start, end } = zipEnd(view, place, damaged);
  const entries: (ZipEntry & { readonly from: number; readonly to: number })[] = [];
  let at = start;
  for (let k = 0; k < count; k++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      throw damaged('with a damaged table of its entries');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const next = at + 46 + nameLength! + extra! + comment!;
    if (next > end) throw damaged('with a damaged table of its entries');
    entries.push(entryAt(at, bytes.subarray(at + 46, at + 46 + nameLength!)));
    at = next;
  }
  if (at !== end) throw damaged('with a damaged table of its entries');
  const lying = entries.toSorted((one, other) => one.from - other.from);
  const overlap = lying.find(({ from }, k) => from < (lying[k - 1]?.to ?? 0));
  if (overlap) throw damaged(`in which "${shown(overlap.name)}" begins inside another entry`);
  return entries.map(({ from: _, to: __, ...entry }) => entry);

  function entryAt(at: number, nameBytes: Uint8Array) {
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [crc, packed, size, from] = [16, 20, 24, 42].map((offset) => view.getUint32(at + offset, true)) as [
      number,
      number,
      number,
      number,
    ];
    // NumPy marks names beyond ASCII as UTF-8; others are of an unknown code page, of which Latin-1 loses nothing.
    const name = (flags & 0x800 ? utf8 : ascii).decode(nameBytes);
    const refused = (what: string): InputError =>
      new InputError(
        `${place}[${shown(name)}]: found ${what}, expected one that is stored or deflated. Save it with numpy.savez.`,
      );
    if (flags & 0x2041) throw refused('an encrypted entry');
    if (packed === full || size === full || from === full)
      throw refused('an entry of a ZIP64 archive, above 4 GB');
    if (method !== 0 && method !== 8) {
      throw refused(`an entry compressed by ${methods[method] ?? 'another method'} (${method})`);
    }
    if (from + 30 > start || view.getUint32(from, true) !== 0x04034b50)
      throw damaged(`without "${shown(name)}"`);
    const [nameLength, extra] = [view.getUint16(from + 26, true), view.getUint16(from + 28, true)];
    const data = from + 30 + nameLength + extra;
    const isSame =
      nameLength === nameBytes.length && nameBytes.every((byte, k) => byte === bytes[from + 30 + k]);
    if (
      !isSame ||
      view.getUint16(from + 8, true) !== method ||
      data + packed > start ||
      (method === 0 && packed !== size)
    ) {
      throw damaged(`whose entry "${shown(name)}" is not as its table says`);
    }
    return {
      name,
      isDeflated: method === 8,
      size,
      crc,
      data: bytes.subarray(data, data + packed),
      from,
      to: data + packed,
    };
  }
}
