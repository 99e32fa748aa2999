import { crc32 } from 'node:zlib';
import { bytesOf, describeState, type StateLayout, stateIn } from '@s4nn/lanes';
import { formatJson, parseJson } from '@s4nn/log';
import type { Checkpoint } from './checkpoint.js';

/** What a checkpoint's file says before its arrays. */
interface Head extends Pick<Checkpoint, 'training' | 'config' | 'reports'>, StateLayout {
  readonly epoch: number;
  readonly best: Checkpoint['state']['best'];
}

/**
 * A checkpoint as bytes: a line with the CRC-32 of everything after it, a line of JSON, then weights and moments in this machine's
 * byte order.
 */
export function packed({ training, config, state, reports }: Checkpoint): Buffer {
  const { epoch, best, weights, moments = null } = state;
  const trained = { weights, moments };
  const head: Head = { training, config, epoch, best, reports, ...describeState(trained) };
  const parts = [Buffer.from(`${formatJson(head)}\n`), ...bytesOf(trained)];
  const checksum = parts.reduce((sum, bytes) => crc32(bytes, sum), 0);
  return Buffer.concat([Buffer.from(firstLine(checksum)), ...parts]);
}

/** The checkpoint in bytes; null if a byte of it is not as it was written. */
export function unpacked(bytes: Buffer): Checkpoint | null {
  const content = bytes.subarray(firstLine(0).length);
  // As text, so that a changed byte of the checksum itself counts, too.
  if (bytes.toString('latin1', 0, firstLine(0).length) !== firstLine(crc32(content))) return null;
  const end = content.indexOf('\n');
  const head = parseJson(content.toString('utf8', 0, end)) as unknown as Head;
  const { training, config, epoch, best, reports } = head;
  return { training, config, state: { epoch, best, ...stateIn(head, content.subarray(end + 1)) }, reports };
}

const firstLine = (checksum: number): string => `${checksum.toString(16).padStart(8, '0')}\n`;
