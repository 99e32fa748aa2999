import { extname } from 'node:path';
import { sniff } from '@s4nn/files/sniff';

/** Formats that are read: what their decoder says is the better reason. */
const decoded: readonly string[] = ['gif', 'jpeg', 'png', 'tiff', 'webp'];

/** Kinds that a download leaves, or an archiver makes: their cures help here, too. */
const downloaded: readonly string[] = [
  'lfs',
  'html',
  'xml',
  'pdf',
  'gzip',
  'zip',
  '7z',
  'rar',
  'xz',
  'tar',
  'empty',
  'zeros',
];

/** Says why bytes are no image, by what they begin with, or by what the decoder said. */
export function explainUndecodable(
  file: string,
  bytes: Uint8Array,
  error: unknown,
): { readonly reason: string; readonly cure?: string } {
  const found = sniff(bytes);
  // An SVG file may begin as any XML does.
  const isSvg = found?.kind === 'xml' && extname(file).toLowerCase() === '.svg';
  if (found?.kind === 'bmp') {
    return { reason: 'a BMP image, which is not read', cure: 'convert it, e.g. to PNG' };
  }
  if (found && !decoded.includes(found.kind) && !isSvg) {
    return { reason: found.what, ...(downloaded.includes(found.kind) ? { cure: found.cure } : {}) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { reason: `no image that can be decoded: ${message.split('\n')[0]}` };
}
