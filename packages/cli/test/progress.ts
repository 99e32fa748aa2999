import type { Kept, Progress } from '@s4nn/sweep';
import { next } from '../src/view/progress/next.js';
import { initialState, type State } from '../src/view/progress/state.js';

export const nothingKept: Kept = { ended: [], running: [], final: 0 };

/** The pieces of progress of a sweep of four trials with ten epochs each, on two lanes. */
export const start = (changed: object = {}): Progress =>
  ({
    ...{ kind: 'start', name: 'mnist', journal: '', trials: 4, lanes: 2, where: null, idle: null },
    ...{ epochs: 10, trainingSamples: 150, validationSamples: 50, layers: 2, outcome: 'start' },
    objectives: [{ metric: 'validation.accuracy', direction: 'maximize' }],
    kept: nothingKept,
    ...changed,
  }) as unknown as Progress;

export const trial = (id: number, done = 0, parameters: object = some(id)): Progress =>
  ({ kind: 'trial', trial: id, parameters, epochs: 10, done }) as Progress;

/** Parameters that differ from trial to trial. */
export const some = (id: number) => ({
  '/network/layers/0/threshold': 0.5 + id / 10,
  '/network/layers/1/learningRate': 0.00123 * (id + 1),
  '/training/batch': 16,
});

export const queued = (id: number): Progress => ({ kind: 'queued', trial: id });

export const training = (id: number | null, lane = 0, from = 0, worker: string | null = null): Progress => ({
  ...{ kind: 'training', trial: id, lane, from },
  worker: worker === null ? null : { name: worker, host: worker.split('-')[0]! },
});

export const trained = (id: number): Progress => ({ kind: 'trained', trial: id });

const report = (of: number, potential: number | null) => ({
  ...{ epoch: of, trainingAccuracy: 0.5 },
  validation: potential === null ? null : { accuracy: { potential } },
});

export const epoch = (id: number, of: number, potential: number): Progress =>
  ({ kind: 'epoch', trial: id, report: report(of, potential) }) as unknown as Progress;

export const finalEpoch = (of: number, potential: number | null = null): Progress =>
  ({ kind: 'finalEpoch', report: report(of, potential) }) as unknown as Progress;

export const final = (id: number | null, epochs = 10): Progress => ({
  ...{ kind: 'final', trial: id, epochs, samples: 200 },
});

export const end = (
  id: number,
  state: 'complete' | 'pruned' | 'failed',
  accuracy: number | null = 0.9,
  epochs = 10,
  message?: string,
): Progress => ({
  ...{ kind: 'end', trial: id, state, epochs, best: null },
  values: accuracy === null ? null : { 'validation.accuracy': accuracy },
  ...(message !== undefined && { message }),
});

export const pause = (id: number, epochs: number, because = ''): Progress => ({
  ...{ kind: 'pause', trial: id, epochs, because },
  values: { 'validation.accuracy': 0.75 },
});

const worker = (name: string, lanes: number) => ({ name, host: name.split('-')[0]!, lanes });

export const workers = (
  serving: Readonly<Record<string, number>>,
  gone: readonly string[] = [],
  refused: Readonly<Record<string, string>> = {},
): Progress => ({
  ...{ kind: 'workers', wanted: null },
  workers: Object.entries(serving).map(([name, lanes]) => worker(name, lanes)),
  gone: gone.map((name) => worker(name, 2)),
  refused: Object.entries(refused).map(([name, why]) => ({ name, why })),
});

/** The state after all of this, a second between two. */
export const after = (...all: readonly Progress[]): State =>
  all.reduce((state, progress, second) => next(state, progress, 1000 * second), initialState);
