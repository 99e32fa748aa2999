import type { EpochReport } from '@s4nn/core';
import type { EpochState, Segment, SegmentOutcome, TrainedEpoch } from '@s4nn/lanes';

/** Passes epochs on: in order, however often and by how many workers they are trained. */
export interface Emitter {
  /** Reports that arrive while a worker trains; those after a gap wait for the result. */
  show(reports: readonly EpochReport[]): void;
  /** All reports up to a state. */
  finish(reports: readonly EpochReport[], state: EpochState): void;
  /** How many epochs up to the last state were passed on. */
  counted(): number;
  /** Aborts when the listener has thrown. */
  readonly failed: AbortSignal;
  /** The outcome, unless the listener has thrown. */
  outcome(outcome: SegmentOutcome): SegmentOutcome;
}

/** Makes the emitter of a segment. */
export function emitter({ from }: Segment, onEpoch: (epoch: TrainedEpoch) => void): Emitter {
  const start = from?.epoch ?? 0;
  const failure = new AbortController();
  let shown = start;
  let sure = start;
  const pass = (report: EpochReport, state: EpochState | null): void => {
    if (failure.signal.aborted) return;
    try {
      onEpoch({ report, state });
    } catch (error) {
      failure.abort(error);
    }
  };
  return {
    show: (reports) => {
      for (const report of reports) {
        if (report.epoch !== shown + 1) continue;
        shown++;
        pass(report, null);
      }
    },
    finish: (reports, state) => {
      const last = reports.at(-1)!;
      for (const report of reports) {
        // The last one again, now with its state, if it was shown before.
        if (report.epoch <= shown && report !== last) continue;
        pass(report, report === last ? state : null);
      }
      // A worker that died may have shown more: that is trained again, and comes again.
      shown = last.epoch;
      sure = last.epoch;
    },
    counted: () => sure - start,
    failed: failure.signal,
    outcome: (outcome) => {
      if (failure.signal.aborted) throw failure.signal.reason;
      return outcome;
    },
  };
}
