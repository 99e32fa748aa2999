import { availableParallelism } from 'node:os';
import type { Config } from '@s4nn/config';
import type { Host } from './host/host.js';
import { inProcess } from './in-process.js';
import type { InferenceOutcome, Segment, SegmentOutcome, TestSlice, TrainedEpoch } from './segment.js';
import { inThreads } from './threads/in-threads.js';

/**
 * Where trainings, and large inference, run. What crosses this boundary are values: a lane may be on another machine, as long
 * as its process has the same samples.
 */
export interface Lanes extends AsyncDisposable {
  /** How many trainings run at a time. */
  readonly count: number;
  /** How many threads they share; 1 for this process itself. */
  readonly threads: number;
  /** Makes ready for that many jobs, while the caller still loads its samples. */
  prepare(jobs: number): void;
  /**
   * Trains over a segment, or until `signal` stops it after the running epoch; a thread that dies is a failed outcome.
   * `onEpoch` has been given every epoch that the outcome counts.
   * @throws what `onEpoch` throws, which stops the segment.
   */
  run(segment: Segment, onEpoch: (epoch: TrainedEpoch) => void, signal: AbortSignal): Promise<SegmentOutcome>;
  /** Runs a network over some of the test samples; a thread that dies is a failed outcome. */
  infer(slice: TestSlice): Promise<InferenceOutcome>;
}

/**
 * Opens the lanes of this process: worker threads, or with 0 threads none (to debug, or for a device that wants one caller).
 * @param host of the samples that segments name; may still be loading.
 * @param config by its `threads`, as many as the machine runs at a time for `auto`; each thread has as many lanes as its
 * backend trains networks side by side.
 */
export function openLanes(
  host: Promise<Host>,
  { json, plugins }: Pick<Config, 'json' | 'plugins'>,
  threads: number | 'auto' = json.threads,
): Lanes {
  const { population } = json.backend;
  const count = threadsOf(threads);
  // Whoever needs the samples is told what is wrong with them.
  host.catch(() => {});
  return count === 0 ? inProcess(host, population) : inThreads(host, plugins.backend, count, population);
}

/** How many lanes {@link openLanes} opens. */
export const lanesOf = ({ json }: Pick<Config, 'json'>, threads: number | 'auto' = json.threads): number =>
  Math.max(1, threadsOf(threads)) * json.backend.population;

const threadsOf = (threads: number | 'auto'): number =>
  threads === 'auto' ? availableParallelism() : threads;
