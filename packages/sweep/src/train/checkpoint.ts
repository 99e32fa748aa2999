import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { EpochReport, Moments, Weights } from '@s4nn/core';
import { recordOrExplain } from '@s4nn/files';
import { formatJson } from '@s4nn/log';

/** The state of a training, as its checkpoint keeps it. */
export interface Checkpoint {
  /** The key of the training; no other training resumes from this checkpoint. */
  readonly training: string;
  /** The identity of the training's config; absent in checkpoints of earlier versions. */
  readonly config?: unknown;
  /** All epochs so far. */
  readonly epochs: readonly EpochReport[];
  /** The weights that the next epoch starts with, or the final weights after the last epoch. One array per layer. */
  readonly weights: readonly Weights[];
  /** Adam's moments; null without Adam. */
  readonly moments: Moments | null;
}

/**
 * Writes a checkpoint over the previous one: a line of JSON, then the bytes of the weights and moments in this machine's byte
 * order. After a crash there is the old one, the new one, or one that is ignored.
 * @throws InputError if it cannot be written.
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
  // Not forced to disk, which takes longer than the epochs of a small network. If a power failure tears a checkpoint, its
  // checksum shows it, and its epochs are trained again.
  const next = `${file}.tmp`;
  recordOrExplain(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(next, Buffer.concat([Buffer.from(`${formatJson(head)}\n`), ...layers]));
    renameSync(next, file);
  });
}

/** The head of a checkpoint, before its arrays. */
export interface Head {
  readonly training: string;
  readonly config?: unknown;
  readonly epochs: readonly EpochReport[];
  /** Steps of the moments; null without moments. */
  readonly steps: number | null;
  /** Weights, then first and second moments. */
  readonly layers: readonly { readonly bytes: 4 | 8; readonly length: number }[];
  /** CRC-32 of the arrays. */
  readonly checksum: number;
}

/** Removes the checkpoint of a training that is over. */
export const removeCheckpoint = (file: string): void => rmSync(file, { force: true });
