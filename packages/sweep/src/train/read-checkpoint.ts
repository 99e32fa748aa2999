import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { weights } from '@s4nn/core';
import { parseJson } from '@s4nn/log';
import type { Checkpoint, Head } from './checkpoint.js';

/**
 * Reads the checkpoint of a training; null if there is none, it is damaged, or it belongs to another training.
 * @param isSame whether a head belongs to the training.
 */
export function readCheckpoint(
  file: string,
  isSame: (head: Pick<Head, 'training' | 'config'>) => boolean,
): Checkpoint | null {
  const bytes = bytesOf(file);
  const end = bytes?.indexOf('\n') ?? -1;
  if (!bytes || end === -1) return null;
  const head = headIn(bytes.toString('utf8', 0, end));
  // In a separate buffer, where they are aligned.
  const content = Uint8Array.from(bytes.subarray(end + 1)).buffer;
  const expected = head?.layers.reduce((sum, layer) => sum + layer.bytes * layer.length, 0);
  if (!head || !isSame(head) || content.byteLength !== expected) return null;
  if (crc32(new Uint8Array(content)) !== head.checksum) return null;
  let start = 0;
  const layers = head.layers.map(({ bytes: size, length }) => {
    const layer = size === 4 ? new Float32Array(content, start, length) : aligned(content, start, length);
    start += size * length;
    return weights(layer.slice());
  });
  const { training, config, epochs } = head;
  if (head.steps === null) return { training, config, epochs, weights: layers, moments: null };
  const depth = layers.length / 3;
  const moments = {
    steps: head.steps,
    first: layers.slice(depth, 2 * depth),
    second: layers.slice(2 * depth),
  };
  return { training, config, epochs, weights: layers.slice(0, depth), moments };
}

const aligned = (content: ArrayBuffer, start: number, length: number): Float64Array =>
  new Float64Array(content.slice(start, start + 8 * length));

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function headIn(line: string): Head | null {
  try {
    return parseJson(line) as unknown as Head;
  } catch {
    return null;
  }
}
