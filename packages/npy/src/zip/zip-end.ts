import { InputError } from '@s4nn/core/errors';

/** Where the table of an archive's entries lies, and how many there are. */
export interface ZipEnd {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

const signature = 0x06054b50;
const length = 22;

/**
 * Reads the end of a ZIP archive, which says where the rest is.
 * @param damaged makes the error of what is wrong.
 * @throws InputError where the end is missing, is not the file's, or is that of an archive that is not read.
 */
export function zipEnd(view: DataView, place: string, damaged: (what: string) => InputError): ZipEnd {
  const at = endOf(view);
  if (at === null) throw damaged('whose end is missing');
  const after = view.byteLength - at - length - view.getUint16(at + 20, true);
  if (after > 0) {
    throw new InputError(
      `${place}: found an archive and ${after} bytes after it, expected an .npz file and nothing more. Save it with numpy.savez.`,
    );
  }
  if (after < 0) throw damaged('whose end is missing');
  const [disk, first, here, count] = [4, 6, 8, 10].map((offset) => view.getUint16(at + offset, true));
  const [size, start] = [12, 16].map((offset) => view.getUint32(at + offset, true));
  const isZip64 = at >= 20 && view.getUint32(at - 20, true) === 0x07064b50;
  if (isZip64 || count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    throw new InputError(
      `${place}: found a ZIP64 archive, for more than 4 GB or 65,535 arrays, expected an .npz file without. ` +
        `Save each array with numpy.save.`,
    );
  }
  if (disk !== 0 || first !== 0 || here !== count) throw damaged('that is a part of several');
  if (start! + size! !== at) throw damaged('with a damaged table of its entries');
  return { count: count!, start: start!, end: at };
}

/** Where the record of the end begins; a comment of up to 65,535 bytes may follow it. */
function endOf(view: DataView): number | null {
  let found: number | null = null;
  const last = view.byteLength - length;
  for (let at = last; at >= Math.max(0, last - 65_535); at--) {
    if (view.getUint32(at, true) !== signature) continue;
    if (at + length + view.getUint16(at + 20, true) === view.byteLength) return at;
    found ??= at;
  }
  return found;
}
