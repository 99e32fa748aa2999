import { crc32 } from 'node:zlib';
import { type Weights, weights } from '@s4nn/core';
import { formatJson, parseJson } from '@s4nn/log';
import type { Checkpoint } from './checkpoint.js';

/** What a checkpoint's file says before its arrays. */
interface Head extends Pick<Checkpoint, 'training' | 'config' | 'reports'> {
  readonly epoch: number;
  readonly best: Checkpoint['state']['best'];
  /** Steps of Adam's moments; null without Adam. */
  readonly steps: number | null;
  /** Weights, then first and second moments. */
  readonly layers: readonly { readonly bytes: 4 | 8; readonly length: number }[];
}

/**
 * A checkpoint as bytes: a line with the CRC-32 of everything after it, a line of JSON, then weights and moments in this machine's
 * byte order.
 */
export function packed({ training, config, state, reports }: Checkpoint): Buffer {
  const { epoch, best, moments = null } = state;
  const arrays = [...state.weights, ...(moments ? [...moments.first, ...moments.second] : [])];
  const head: Head = {
    training,
    config,
    epoch,
    best,
    reports,
    steps: moments?.steps ?? null,
    layers: arrays.map((layer) => ({
      bytes: layer.BYTES_PER_ELEMENT as 4 | 8,
      length: layer.length,
    })),
  };
  const parts = [
    Buffer.from(`${formatJson(head)}\n`),
    ...arrays.map((layer) => Buffer.from(layer.buffer, layer.byteOffset, layer.byteLength)),
  ];
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
  let start = end + 1;
  const arrays = head.layers.map(({ bytes: size, length }): Weights => {
    // In a buffer of its own, where it is aligned.
    const { buffer } = new Uint8Array(content.subarray(start, start + size * length));
    start += size * length;
    return weights(size === 4 ? new Float32Array(buffer) : new Float64Array(buffer));
  });
  const { training, config, epoch, best, reports, steps } = head;
  const depth = steps === null ? arrays.length : arrays.length / 3;
  const moments =
    steps === null ? null : { steps, first: arrays.slice(depth, 2 * depth), second: arrays.slice(2 * depth) };
  return { training, config, state: { epoch, best, weights: arrays.slice(0, depth), moments }, reports };
}

const firstLine = (checksum: number): string => `${checksum.toString(16).padStart(8, '0')}\n`;
