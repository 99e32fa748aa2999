import { extname } from 'node:path';
import { sniff } from '@s4nn/files/sniff';
import { isCutOff } from './cut-off.js';

/** Why an image cannot be read: what was found, and what helps, if that is known. */
export interface Undecodable {
  readonly reason: string;
  readonly cure?: string;
}

/** Formats that are read. */
const decoded: readonly string[] = ['avif', 'gif', 'jpeg', 'png', 'tiff', 'webp'];

/** Images that are not. */
const others: readonly string[] = ['bmp', 'heic', 'jp2', 'jxl'];

/** Kinds that a download leaves, or an archiver makes: their cures help here, too. */
const downloaded: readonly string[] = [
  ...['lfs', 'html', 'xml', 'pdf', 'gzip', 'zip', '7z', 'rar', 'xz', 'tar', 'empty', 'zeros'],
];

/**
 * Says why bytes are no image, by what they hold. What the decoder says is not told: it keeps one text of errors for all images, so
 * the text of another one may be among it.
 */
export function explainUndecodable(file: string, bytes: Uint8Array, error: unknown): Undecodable {
  // Only this one is of sharp itself.
  if (error instanceof Error && error.message === 'Input image exceeds pixel limit') {
    return { reason: 'an image of more than 268 million pixels', cure: 'make it smaller' };
  }
  if (isSvg(file, bytes)) return { reason: 'an SVG image that is damaged or cut off' };
  const found = sniff(bytes);
  if (!found) return { reason: 'no image of a kind that is read' };
  if (others.includes(found.kind)) {
    return { reason: `${found.what}, which is not read`, cure: 'convert it, e.g. to PNG' };
  }
  if (!decoded.includes(found.kind)) {
    return { reason: found.what, ...(downloaded.includes(found.kind) ? { cure: found.cure } : {}) };
  }
  if (isCutOff(found.kind, bytes)) {
    return { reason: `${found.what} that is cut off`, cure: 'copy or download it again' };
  }
  // A TIFF file may hold almost anything.
  const how = found.kind === 'tiff' ? 'is damaged, cut off, or of a kind that is not read' : 'is damaged';
  return { reason: `${found.what} that ${how}` };
}

/** An SVG file may begin as any XML does. */
function isSvg(file: string, bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const begins = /^(\u00ef\u00bb\u00bf)?\s*<(\?xml\b|!--|!doctype svg\b|svg\b)/i.test(text);
  return begins && (/<svg\b/i.test(text) || (extname(file).toLowerCase() === '.svg' && bytes.length > 4096));
}
