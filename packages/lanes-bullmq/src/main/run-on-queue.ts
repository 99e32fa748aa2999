import { InputError } from '@s4nn/core';
import {
  isLast,
  type Segment,
  type SegmentOutcome,
  type SegmentWorker,
  type TrainedEpoch,
} from '@s4nn/lanes';
import { type SegmentJob, trainingJson } from '../protocol/segment-job.js';
import { persist } from '../redis/persist.js';
import { whenUnreachable } from '../redis/when-unreachable.js';
import { type ArrivedResult, attempt } from './attempt.js';
import { type Emitter, emitter } from './emitter.js';
import type { MainQueue } from './main-queue.js';
import type { TrainingStates } from './training-states.js';

/** How often what a segment left may be lost before it is an error of the store. */
const mostLosses = 3;

/**
 * Runs a segment on the queue. If it is stopped while the server does not answer, it stays there, and whoever runs the sweep next
 * finds it.
 */
export async function runOnQueue(
  main: MainQueue,
  states: TrainingStates,
  broken: AbortSignal,
  segment: Segment,
  onEpoch: (epoch: TrainedEpoch) => void,
  signal: AbortSignal,
  onTaken: (worker: SegmentWorker | null) => void = () => {},
): Promise<SegmentOutcome> {
  if (signal.aborted) return { ok: true, trained: 0 };
  const epochs = emitter(segment, onEpoch);
  const unreachable = whenUnreachable(main.redis, AbortSignal.any([signal, epochs.failed]));
  try {
    const left = unreachable.happened.then(() => epochs.outcome({ ok: true, trained: epochs.counted() }));
    return await Promise.race([left, runReachable(main, states, broken, segment, epochs, onTaken, signal)]);
  } finally {
    unreachable.forget();
  }
}

/** Sends a segment as often as needed until it has ended, or is not wanted any more. */
async function runReachable(
  main: MainQueue,
  states: TrainingStates,
  broken: AbortSignal,
  segment: Segment,
  epochs: Emitter,
  onTaken: (worker: SegmentWorker | null) => void,
  signal: AbortSignal,
): Promise<SegmentOutcome> {
  const { name, part, to, alone = false, limit = null } = segment;
  const json = trainingJson(segment.json);
  const stop = AbortSignal.any([signal, epochs.failed]);
  let { from } = segment;
  let losses = 0;
  let began: string | undefined;
  const send = async (): Promise<ArrivedResult | 'again' | 'stopped'> => {
    const opened = await main.open();
    const sent =
      from && (await states.put(name, { weights: from.weights, moments: from.moments ?? null })).id;
    const at = from && { epoch: from.epoch, best: from.best, state: sent! };
    const job: SegmentJob = { name, part, to, alone, limit, json, sent, from: at, reports: [] };
    return attempt(opened, job, epochs, onTaken, stop, broken);
  };
  for (;;) {
    const result = await persist(send, main.say, stop);
    if (result === 'stopped') return epochs.outcome({ ok: true, trained: epochs.counted() });
    if (result === 'again') continue;
    const { reports, state: reached, worker, host, seconds, ended, lost, ...end } = result;
    const last = reached === null ? null : await states.take(name, reached);
    if (lost || (reached !== null && last === null)) {
      if (++losses < mostLosses) continue;
      const where = lost
        ? `worker ${worker} did not find the state that`
        : `worker ${worker} left no state where`;
      throw new InputError(`${where} ${name} resumes with: do all machines share the same store of states?`);
    }
    if (last) epochs.finish(reports, last);
    began ??= new Date(ended - 1000 * seconds).toISOString();
    const ran = { host, started: began, ended: new Date(ended).toISOString() };
    const trained = epochs.counted();
    if (!end.ok) return epochs.outcome({ ...end, trained, ran });
    const report = reports.at(-1);
    const isDone = report !== undefined && (report.epoch >= to || isLast(segment.json, report));
    if (isDone || stop.aborted) return epochs.outcome({ ok: true, trained, ran });
    // The worker was drained, or an earlier run of the sweep stopped the segment: it resumes elsewhere.
    if (report && last) from = { epoch: report.epoch, best: report.best, ...last };
  }
}
