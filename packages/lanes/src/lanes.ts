import { availableParallelism } from 'node:os';
import type { Config } from '@s4nn/config';
import type { Host } from './host/host.js';
import { inProcess } from './in-process.js';
import type { InferenceOutcome, Segment, SegmentOutcome, TestSlice, TrainedEpoch } from './segment.js';
import { inThreads } from './threads/in-threads.js';

/**
 * Run trainings and large inferences. Only values cross this boundary: a lane may be on another machine, as long as its process
 * has the same samples.
 */
export interface Lanes extends AsyncDisposable {
  /** How many trainings run at a time. */
  readonly count: number;
  /** How many threads they share; 1 for this process itself. */
  readonly threads: number;
  /** Starts threads for this number of jobs, while the caller still loads its samples. */
  prepare(jobs: number): void;
  /**
   * Trains over a segment, or until `signal` stops it after the running epoch. If the thread dies, the outcome is a failure.
   * `onEpoch` gets every epoch that the outcome counts before the promise resolves.
   * @throws what `onEpoch` throws, which stops the segment.
   */
  run(segment: Segment, onEpoch: (epoch: TrainedEpoch) => void, signal: AbortSignal): Promise<SegmentOutcome>;
  /** Runs a network over some of the test samples. If the thread dies, the outcome is a failure. */
  infer(slice: TestSlice): Promise<InferenceOutcome>;
}

/**
 * Opens the lanes of this process.
 * @param host has the samples that segments name; may still be loading.
 * @param threads how many worker threads: `auto` for as many as the machine runs at a time, 0 for this thread (to debug, or for
 * a device with one caller). Each thread has as many lanes as its backend trains networks at a time (`population`).
 */
export function openLanes(
  host: Promise<Host>,
  { json, plugins }: Pick<Config, 'json' | 'plugins'>,
  threads: number | 'auto' = json.threads,
): Lanes {
  const { population } = json.backend;
  const count = threadsOf(threads);
  // A failure to load the samples is reported to the first job that needs them.
  host.catch(() => {});
  return count === 0 ? inProcess(host, population) : inThreads(host, plugins.backend, count, population);
}

/** How many lanes {@link openLanes} opens. */
export const lanesOf = ({ json }: Pick<Config, 'json'>, threads: number | 'auto' = json.threads): number =>
  Math.max(1, threadsOf(threads)) * json.backend.population;

const threadsOf = (threads: number | 'auto'): number =>
  threads === 'auto' ? availableParallelism() : threads;
