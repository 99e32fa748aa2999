import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { type EpochReport, type Moments, type Weights, weights } from '@s4nn/core';
import { recordOrExplain } from '@s4nn/files';
import { formatJson, parseJson } from '@s4nn/log';

/** Where a training stands, as its checkpoint keeps it. */
export interface Checkpoint {
  /** The key of what is trained; another training does not resume from here. */
  readonly training: string;
  /** What is trained, as {@link identity} has it; absent in checkpoints of before. */
  readonly config?: unknown;
  /** All epochs so far. */
  readonly epochs: readonly EpochReport[];
  /** With which the next epoch begins; after the last epoch, those it ended with. One array a layer. */
  readonly weights: readonly Weights[];
  /** What Adam remembers; null without it. */
  readonly moments: Moments | null;
}

/**
 * Writes a checkpoint in place of the one before: a line of JSON, then the bytes of the weights and moments as this machine
 * has them. After a crash there is the old one, the new one, or one that does not count.
 * @throws InputError when it cannot be written.
 */
export function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  const { moments } = checkpoint;
  const arrays = [...checkpoint.weights, ...(moments ? [...moments.first, ...moments.second] : [])];
  const layers = arrays.map((layer) => Buffer.from(layer.buffer, layer.byteOffset, layer.byteLength));
  const head: Head = {
    training: checkpoint.training,
    config: checkpoint.config,
    epochs: checkpoint.epochs,
    steps: moments?.steps ?? null,
    layers: arrays.map((layer) => ({
      bytes: layer.BYTES_PER_ELEMENT as 4 | 8,
      length: layer.length,
    })),
    checksum: layers.reduce((sum, bytes) => crc32(bytes, sum), 0),
  };
  // Not forced to the disk, which takes longer than the epochs of a small network: a checkpoint that a power failure
  // has torn is told by its checksum, and what it held is trained again.
  const next = `${file}.tmp`;
  recordOrExplain(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(next, Buffer.concat([Buffer.from(`${formatJson(head)}\n`), ...layers]));
    renameSync(next, file);
  });
}

/** What a checkpoint says before its arrays. */
export interface Head {
  readonly training: string;
  readonly config?: unknown;
  readonly epochs: readonly EpochReport[];
  /** Of the moments; null without. */
  readonly steps: number | null;
  /** Weights, then first and second moments. */
  readonly layers: readonly { readonly bytes: 4 | 8; readonly length: number }[];
  /** CRC-32 of the arrays. */
  readonly checksum: number;
}

/**
 * Reads the checkpoint of a training; null when there is none that is whole, or it is another training's.
 * @param isSame whether what it says that it is of is what is trained.
 */
export function readCheckpoint(
  file: string,
  isSame: (head: Pick<Head, 'training' | 'config'>) => boolean,
): Checkpoint | null {
  const bytes = bytesOf(file);
  const end = bytes?.indexOf('\n') ?? -1;
  if (!bytes || end === -1) return null;
  const head = headIn(bytes.toString('utf8', 0, end));
  // In a buffer of their own, where they are aligned.
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

/** Forgets the checkpoint of a training that is over. */
export const removeCheckpoint = (file: string): void => rmSync(file, { force: true });

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
