import { randomUUID } from 'node:crypto';
import type { Config, ConfigJson } from '@s4nn/config';
import type { EpochReport, TrainingState } from '@s4nn/core';
import type { Lanes, SegmentOutcome, TrainedEpoch } from '@s4nn/lanes';
import type { Redis } from 'ioredis';
import { begunKey, week } from '../protocol/keys.js';
import type { ResumePoint, SegmentJob, SegmentProgress, SegmentResult } from '../protocol/segment-job.js';
import { fetchState, packState, type StateStore } from '../state/store.js';

/** How many workers a segment may take with it. */
const mostDeaths = 5;

/** How often what a segment has learned is stored, in milliseconds, so that another worker could resume from there. */
const saving = 30_000;

/** How often epochs are told, in milliseconds. */
const telling = 250;

/** What a segment is trained with. */
export interface Workplace {
  readonly redis: Redis;
  readonly queue: string;
  readonly config: Config;
  readonly lanes: Lanes;
  readonly store: StateStore;
  readonly worker: { readonly name: string; readonly host: string };
}

/** The job of a segment. */
export interface Slip {
  readonly id: string;
  /** Replaces its data, which the next worker gets should this one die. */
  readonly save: (data: SegmentJob) => Promise<void>;
  readonly tell: (progress: SegmentProgress) => Promise<void>;
}

/**
 * Trains a segment. An error of the training is a result.
 * @throws Error if the server or the store refuses something; the job has failed then.
 */
export async function trainSegment(
  { redis, queue, config, lanes, store, worker }: Workplace,
  given: SegmentJob,
  slip: Slip,
  stop: AbortSignal,
): Promise<SegmentResult> {
  const started = performance.now();
  const named = { worker: worker.name, host: worker.host };
  const seconds = (): number => (performance.now() - started) / 1000;
  const begun = begunKey(queue, slip.id);
  const before = await redis.hgetall(begun);
  if (Object.keys(before).length >= mostDeaths) {
    const names = Object.values(before);
    const message = `${names.length} workers died while they trained it: ${names.join(', ')}`;
    return {
      ok: false,
      message,
      mistake: false,
      died: true,
      reports: [],
      state: null,
      ...named,
      seconds: seconds(),
    };
  }
  await redis.multi().hset(begun, randomUUID(), worker.name).expire(begun, week).exec();
  const start = await stateAt(store, given.from);
  if (start === 'gone') {
    const message = 'the state that it resumes with is gone';
    return {
      ok: false,
      message,
      mistake: false,
      died: true,
      lost: true,
      reports: [],
      state: null,
      ...named,
      seconds: seconds(),
    };
  }
  const reports = [...given.reports];
  let untold: EpochReport[] = [];
  let last: TrainedEpoch | null = null;
  let savedAt = Date.now();
  let toldAt = 0;
  let saved = given.from?.state ?? null;
  const dropOwn = (id: string | null, next: string | null): void => {
    if (id !== null && id !== given.sent && id !== next) store.drop(id).catch(() => {});
  };
  const saves: Promise<unknown>[] = [];
  const onEpoch = (epoch: TrainedEpoch): void => {
    reports.push(epoch.report);
    untold.push(epoch.report);
    last = epoch;
    const now = Date.now();
    if (now - toldAt >= telling) {
      toldAt = now;
      // Only for show: the result has all of them.
      slip.tell({ reports: untold, worker: { name: worker.name, host: worker.host } }).catch(() => {});
      untold = [];
    }
    if (now - savedAt >= saving && epoch.report.epoch < given.to) {
      savedAt = now;
      saves.push(save(epoch, [...reports]).catch(() => {}));
    }
  };
  const save = async (
    { report: { epoch, best }, state }: TrainedEpoch,
    sofar: EpochReport[],
  ): Promise<void> => {
    const { id, parts } = packState(given.name, state!);
    await store.put(id, parts);
    await slip.save({ ...given, from: { epoch, best, state: id }, reports: sofar });
    dropOwn(saved, id);
    saved = id;
    // What comes after has killed nobody but perhaps this worker yet.
    if (Object.keys(before).length > 0) await redis.hdel(begun, ...Object.keys(before));
  };
  const { name, part, to, alone, limit } = given;
  const json = { ...config.json, ...given.json } as ConfigJson;
  const outcome: SegmentOutcome = await lanes.run(
    { name, part, to, json, from: start, ...(alone && { alone }), ...(limit !== null && { limit }) },
    onEpoch,
    stop,
  );
  await Promise.all(saves);
  await redis.del(begun);
  const state = await keep(store, given, last);
  dropOwn(saved, state);
  const { trained: _, ...end } = outcome;
  return { ...end, reports, state, ...named, seconds: seconds() };
}

async function stateAt(store: StateStore, from: ResumePoint | null): Promise<TrainingState | 'gone' | null> {
  if (from === null) return null;
  const state = await fetchState(store, from.state);
  return state ? { epoch: from.epoch, best: from.best, ...state } : 'gone';
}

/** Stores the state after the last epoch. If there was none, there is still what an earlier attempt reached. */
async function keep(store: StateStore, given: SegmentJob, last: TrainedEpoch | null): Promise<string | null> {
  if (last === null) return given.reports.length > 0 ? given.from!.state : null;
  const { id, parts } = packState(given.name, last.state!);
  await store.put(id, parts);
  return id;
}
