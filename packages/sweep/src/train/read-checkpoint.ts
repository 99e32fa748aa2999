import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { EpochReport, TrainingState } from '@s4nn/core';
import { parseJson } from '@s4nn/log';
import { type Checkpoint, emptySpan, type ReportSpan, reportsFile } from './checkpoint.js';
import { unpacked } from './checkpoint-bytes.js';

/** Where a training resumes. */
export interface Resumption {
  /** Null at its start. */
  readonly state: TrainingState | null;
  /** The reports of its epochs that the log does not have. */
  readonly reports: readonly EpochReport[];
  /** Where they are in the file of reports. */
  readonly span: ReportSpan;
  /** Why a checkpoint that is there is not used; null if it is, or if there is none. */
  readonly dropped: string | null;
}

/**
 * Reads where a training resumes: at its checkpoint, if that has all its bytes and belongs to it, else at its start.
 * @param isSame whether a checkpoint belongs to the training.
 * @param from the last epoch in the log.
 * @param to the last epoch that is wanted.
 */
export function readCheckpoint(
  file: string,
  isSame: (checkpoint: Pick<Checkpoint, 'training' | 'config'>) => boolean,
  { from, to }: { readonly from: number; readonly to: number },
): Resumption {
  const anew = (dropped: string | null): Resumption => ({
    state: null,
    reports: [],
    span: emptySpan(0),
    dropped,
  });
  const bytes = bytesOf(file);
  if (!bytes) return anew(null);
  const checkpoint = unpacked(bytes);
  if (!checkpoint) return anew('its checkpoint is damaged');
  if (!isSame(checkpoint)) return anew('its checkpoint belongs to another training');
  const { state, reports: span } = checkpoint;
  // A log that was cut off or restored.
  if (state.epoch > to || span.after > from) return anew('its checkpoint is ahead of the log');
  if (state.epoch <= from) return { state, reports: [], span: emptySpan(state.epoch), dropped: null };
  const lines = bytesOf(reportsFile(file))?.subarray(0, span.bytes);
  if (!lines || lines.length < span.bytes || crc32(lines) !== span.checksum) {
    return anew('the reports of its checkpoint are damaged');
  }
  const reports = lines
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseJson(line) as unknown as EpochReport);
  const isComplete = reports.every(({ epoch }, index) => epoch === span.after + index + 1);
  if (!isComplete || reports.length !== state.epoch - span.after) {
    return anew('the reports of its checkpoint are not those of its epochs');
  }
  return {
    state,
    reports,
    span,
    dropped: null,
  };
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
