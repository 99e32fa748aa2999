import { appendFileSync, mkdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { EpochReport, TrainingState } from '@s4nn/core';
import { recordOrExplain } from '@s4nn/files';
import { formatJson } from '@s4nn/log';
import { type Checkpoint, type ReportSpan, reportsFile } from './checkpoint.js';
import { packed } from './checkpoint-bytes.js';

/**
 * Writes the checkpoints of a training, each over the one before: the new reports behind the others, then the state. After
 * a crash there is the old one, the new one, or one whose checksum shows that it is torn.
 * @param span the reports that the training resumes with; what lies behind them is cut off.
 * @returns what writes the state after an epoch, with the reports since the one before. It throws InputError if it cannot.
 */
export function checkpointWriter(
  file: string,
  training: Pick<Checkpoint, 'training' | 'config'>,
  span: ReportSpan,
): (state: TrainingState, reports: readonly EpochReport[]) => void {
  const fileOfReports = reportsFile(file);
  let { bytes, checksum } = span;
  let isCut = false;
  return (state, reports) =>
    recordOrExplain(file, () => {
      mkdirSync(dirname(file), { recursive: true });
      if (!isCut) cut(fileOfReports, bytes);
      isCut = true;
      const lines = Buffer.from(reports.map((report) => `${formatJson(report)}\n`).join(''));
      appendFileSync(fileOfReports, lines);
      bytes += lines.length;
      checksum = crc32(lines, checksum);
      // Not forced to disk, which takes longer than the epochs of a small network. If a power failure tears it, its epochs are
      // trained again.
      const next = `${file}.tmp`;
      writeFileSync(next, packed({ ...training, state, reports: { after: span.after, bytes, checksum } }));
      renameSync(next, file);
    });
}

const cut = (file: string, bytes: number): void =>
  bytes === 0 ? writeFileSync(file, '') : truncateSync(file, bytes);
