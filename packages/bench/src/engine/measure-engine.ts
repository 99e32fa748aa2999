import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@s4nn/config';
import { type Progress, readSweep, sweep } from '@s4nn/sweep';

/** The cost of a sweep whose trials take no time. */
export interface EngineCost {
  readonly search: string;
  readonly trials: number;
  /** Milliseconds per trial, in each tenth of the sweep: asking, running, logging, telling. */
  readonly milliseconds: readonly number[];
  /** Milliseconds per epoch, in each tenth of one trial of as many epochs: training nothing, a checkpoint, a report. */
  readonly epochMilliseconds: readonly number[];
  /** Megabytes of heap in use after a tenth and after all trials, garbage collected. */
  readonly heap: readonly [number, number];
  /** Number of records in its log, and the seconds that it takes to read and replay them. */
  readonly records: number;
  readonly opens: number;
  /** Seconds from the command to the next trial of a sweep that is almost done: reading, replaying, asking. */
  readonly resumes: number;
}

const module = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const installed = (specifier: string) => fileURLToPath(import.meta.resolve(specifier));

const config = (search: string, trials: number) => ({
  dataset: module('idle-dataset.js'),
  encoder: { use: installed('@s4nn/encoders/latency'), duration: 4 },
  backend: module('idle-backend.js'),
  network: { layers: [{ size: 2, threshold: 1, learningRate: 0.5, init: [0, 1] }] },
  training: { epochs: 3, validation: 20, seed: 1 },
  search: {
    use: installed(search),
    trials,
    space: {
      '/network/layers/0/learningRate': { uniform: [0, 1] },
      '/network/layers/0/threshold': { loguniform: [0.1, 10] },
    },
  },
  pruner: 'asha',
});

/** Runs a sweep of trials that take no time, in this process, and opens its log again. */
export async function measureEngine(
  search: string,
  trials: number,
  progress: (share: number) => void,
): Promise<EngineCost> {
  const project = mkdtempSync(join(tmpdir(), 's4nn-engine-'));
  try {
    // A sweep leaves its files next to its configs.
    const file = join(project, 'configs', 'engine.json');
    mkdirSync(join(project, 'configs'));
    const log = join(project, 'sweeps', 'engine.journal.log');
    writeFileSync(file, JSON.stringify(config(search, trials)));
    const tenth = trials / 10;
    const marks: number[] = [];
    const heap: number[] = [];
    let ended = 0;
    const show = ({ kind }: Progress): void => {
      if (kind === 'start') marks.push(performance.now());
      if (kind !== 'end') return;
      ended++;
      if (ended % tenth !== 0) return;
      progress(ended / trials);
      marks.push(performance.now());
      if (ended === tenth || ended === trials) heap.push(heapInUse());
    };
    const read = await readConfig(file);
    await sweep(read, { threads: 0, show });
    const milliseconds = marks.slice(1).map((mark, index) => (mark - marks[index]!) / tenth);
    const text = readFileSync(log, 'utf8');
    const began = performance.now();
    await readSweep(file);
    const opens = (performance.now() - began) / 1000;
    return {
      search,
      trials,
      milliseconds,
      epochMilliseconds: await timesOfEpochs(project, search, trials),
      heap: [heap[0]!, heap[1]!],
      records: text.split('\n').length - 1,
      opens,
      resumes: await timeToResume(file, log, text),
    };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Trains one trial of many epochs, without a pruner, and measures how long its epochs take. */
async function timesOfEpochs(project: string, search: string, epochs: number): Promise<number[]> {
  const file = join(project, 'configs', 'epochs.json');
  const { pruner: _, ...one } = config(search, 1);
  writeFileSync(file, JSON.stringify({ ...one, training: { ...one.training, epochs } }));
  const stop = new AbortController();
  const marks: number[] = [];
  await sweep(await readConfig(file), {
    threads: 0,
    signal: stop.signal,
    show: (progress) => {
      if (progress.kind === 'trial') marks.push(performance.now());
      if (progress.kind === 'epoch' && progress.report.epoch % (epochs / 10) === 0)
        marks.push(performance.now());
      // What is measured is over before the retraining.
      if (progress.kind === 'end') stop.abort();
    },
  });
  return marks.slice(1).map((mark, index) => (mark - marks[index]!) / (epochs / 10));
}

/** Cuts the last trial off the log, and measures how long the sweep takes to reach it again. */
async function timeToResume(file: string, log: string, text: string): Promise<number> {
  writeFileSync(log, text.slice(0, text.lastIndexOf('{"op_code":4,')));
  const stop = new AbortController();
  const began = performance.now();
  let seconds = 0;
  await sweep(await readConfig(file), {
    threads: 0,
    signal: stop.signal,
    show: ({ kind }) => {
      if (kind !== 'trial') return;
      seconds = (performance.now() - began) / 1000;
      stop.abort();
    },
  });
  return seconds;
}

function heapInUse(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
