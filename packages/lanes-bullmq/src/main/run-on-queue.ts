import { setTimeout as wait } from 'node:timers/promises';
import { type EpochReport, InputError } from '@s4nn/core';
import {
  type EpochState,
  isLast,
  type Segment,
  type SegmentOutcome,
  type TrainedEpoch,
  type Watch,
} from '@s4nn/lanes';
import { orderKey, week } from '../protocol/keys.js';
import {
  carried,
  carry,
  jobIdOf,
  type SegmentJob,
  type SegmentResult,
  trainingJson,
} from '../protocol/segment-job.js';
import { orAborted } from '../redis/or-later.js';
import type { MainQueue, PublishedQueue } from './main-queue.js';
import type { TrainingStates } from './training-states.js';

/** How long to wait after a failure of the server or the store, in milliseconds. */
const calm = 5000;

/** How often what a segment left may be lost before it is an error of the store. */
const mostLosses = 3;

/** Runs a segment on the queue: sends it as often as needed until it has ended, or is not wanted any more. */
export async function runOnQueue(
  main: MainQueue,
  states: TrainingStates,
  broken: AbortSignal,
  segment: Segment,
  onEpoch: (epoch: TrainedEpoch) => void,
  signal: AbortSignal,
  watch: Partial<Watch> = {},
): Promise<SegmentOutcome> {
  if (signal.aborted) return { ok: true, trained: 0 };
  const opened = await main.open();
  const epochs = emitter(segment, onEpoch);
  const { name, part, to, alone = false } = segment;
  const json = trainingJson(segment.json);
  let { from } = segment;
  let losses = 0;
  for (;;) {
    const state =
      from && (await states.put(name, { weights: from.weights, moments: from.moments ?? null })).id;
    const at = from && { epoch: from.epoch, best: from.best, state: state! };
    const job: SegmentJob = { name, part, to, alone, json, sent: state, from: at, reports: [] };
    const stop = AbortSignal.any([signal, epochs.failed]);
    const result = await attempt(opened, job, epochs, stop, broken, watch);
    if (result === 'stopped') return epochs.outcome({ ok: true, trained: epochs.counted() });
    if (result === 'again') continue;
    const { reports, state: reached, worker, host, lost, ...end } = result;
    const last = reached === null ? null : await states.take(name, reached);
    if (lost || (reached !== null && last === null)) {
      if (++losses < mostLosses) continue;
      const where = lost
        ? `worker ${worker} did not find the state that`
        : `worker ${worker} left no state where`;
      throw new InputError(`${where} ${name} resumes with: do all machines share the same store of states?`);
    }
    if (last) epochs.finish(reports, last);
    const trained = epochs.counted();
    if (!end.ok) return epochs.outcome({ ...end, trained, host });
    const report = reports.at(-1);
    const isDone = report !== undefined && (report.epoch >= to || isLast(segment.json, report));
    if (isDone || stop.aborted) return epochs.outcome({ ok: true, trained, host });
    // The worker was drained, or an earlier run of the sweep stopped the segment: it resumes elsewhere.
    if (report && last) from = { epoch: report.epoch, best: report.best, ...last };
  }
}

/** Sends a segment once and waits for its end. `again` if it is lost, `stopped` if it was not wanted before it began. */
async function attempt(
  { redis, queue, jobs, say }: PublishedQueue,
  segment: SegmentJob,
  epochs: Emitter,
  stop: AbortSignal,
  broken: AbortSignal,
  { onBegin = () => {}, onPause = () => {}, kill }: Partial<Watch>,
): Promise<SegmentResult | 'again' | 'stopped'> {
  const id = jobIdOf(segment);
  const order = orderKey(queue.name, id);
  // Of an earlier run.
  await redis.del(order);
  await queue.add('segment', carry(segment), {
    jobId: id,
    attempts: 1,
    removeOnComplete: false,
    removeOnFail: false,
  });
  const waiting = jobs.until(id, {
    onBegin,
    onPause,
    onReports: (reports) => {
      // A sign of life, also of epochs that were shown before.
      onBegin();
      epochs.show(reports);
    },
  });
  const tell = (what: 'stop' | 'kill'): Promise<unknown> =>
    redis.set(order, what, 'EX', week).catch(() => {});
  const onStop = (): void => {
    tell('stop').then(waiting.unwanted);
  };
  const onKill = (): void => {
    tell('kill');
  };
  stop.addEventListener('abort', onStop);
  kill?.addEventListener('abort', onKill);
  if (stop.aborted) onStop();
  if (kill?.aborted) onKill();
  try {
    const place = await orAborted(waiting.ended, broken);
    if (place === 'lost') return stop.aborted ? 'stopped' : 'again';
    // It waits for a worker, and is not wanted. If one takes it meanwhile, it stays, and ends at once.
    if (place === 'waiting') return (await queue.remove(id)) === 1 ? 'stopped' : 'again';
    const job = await jobs.find(id);
    if (!job) return 'again';
    const { returnvalue, failedReason } = job;
    await queue.remove(id);
    if (place === 'completed') return carried<SegmentResult>(returnvalue);
    // An error of the training would be a result: this is one of the server or the store, which somebody has to mend.
    say(`a worker could not run ${segment.name}: ${failedReason}; trying again in ${calm / 1000} s`);
    await wait(calm, undefined, { signal: stop }).catch(() => {});
    return stop.aborted ? 'stopped' : 'again';
  } finally {
    stop.removeEventListener('abort', onStop);
    kill?.removeEventListener('abort', onKill);
    redis.del(order).catch(() => {});
  }
}

/** Passes epochs on: in order, however often and by how many workers they are trained. */
interface Emitter {
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

function emitter({ from }: Segment, onEpoch: (epoch: TrainedEpoch) => void): Emitter {
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
      shown = Math.max(shown, last.epoch);
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
