import type { CompareData, SweepToCompare } from '../src/compare.js';
import type { ListData, ListedSweep } from '../src/list.js';
import type { LiveData, LiveDecision } from '../src/live.js';
import type { BestStep, SweepStatus } from '../src/status.js';
import type { TrialData } from '../src/trial.js';
import { example } from './example.js';

const now = '2026-03-04T12:00:00.000Z';
const before = (seconds: number): string => new Date(Date.parse(now) - 1000 * seconds).toISOString();

const process = { pid: 4711, host: 'lab1', since: before(4000) };

const statuses: readonly SweepStatus[] = [
  { state: 'running', process, seen: true, lanes: { busy: 7, all: 8 } },
  { state: 'done', why: 'all trials have ended' },
  { state: 'crashed', process },
  { state: 'stopped' },
  { state: 'waiting', process },
  { state: 'running', process: { ...process, host: 'lab2' }, seen: false, lanes: null },
];

/** The best value so far of a sweep that gets better ever more slowly, up to `best`. */
const courseTo = (best: number, trials: number, epochs: number): BestStep[] =>
  [1, 2, 5, 11, 23]
    .filter((step) => step < trials)
    .map((step) => ({
      ...{ trials: step, epochs: 9 * step },
      value: best - 0.08 / step,
    }))
    .concat(trials > 0 ? [{ trials, epochs, value: best }] : []);

function listed(name: string, k: number): ListedSweep {
  const status = statuses[k % statuses.length]!;
  const complete = k === 3 ? 0 : 20 + k;
  return {
    ...{ name, status },
    trials: {
      complete,
      pruned: 2 * k,
      failed: k % 3,
      running: status.state === 'running' ? 7 : 0,
      asked: 100,
    },
    objective: { metric: 'validation.accuracy', direction: 'maximize' },
    best: complete === 0 ? null : { trial: 11 + k, value: 0.93 + k / 1000 },
    course: complete === 0 ? [] : courseTo(0.93 + k / 1000, complete + 2 * k + (k % 3), 400),
    started: before(5000 * (k + 1)),
    changed: before(1 + 700 * k ** 2),
    secondsLeft: k === 0 ? 2400 : null,
  };
}

/** A list of so many sweeps in all states; with a log that cannot be read from four on. */
export function exampleList(count: number): ListData {
  const names = ['mnist', 'iris', 'mnist-seed-7', 'caltech.faces'];
  const sweeps = Array.from({ length: count }, (_, k) => listed(names[k] ?? `sweep-${k}`, k));
  const trouble = 'line 12: found no JSON, expected one record a line';
  return {
    ...{ now, folder: 'sweeps' },
    sweeps: count < 4 ? sweeps : [...sweeps.slice(0, -1), { name: 'torn', changed: before(90_000), trouble }],
  };
}

const decisions: readonly LiveDecision[] = [
  {
    at: before(3),
    trial: 23,
    epoch: 4,
    decision: 'pruned',
    value: 0.912,
    reason: 'its 0.912 is below 0.934, the median of 8 trials at epoch 4',
  },
  { at: before(20), trial: 21, epoch: 12, decision: 'complete', value: 0.961, reason: null },
  {
    at: before(31),
    trial: 22,
    epoch: 2,
    decision: 'fail',
    value: null,
    reason: 'the weights have run off to NaN\n    at train',
  },
  { at: before(45), trial: 20, epoch: 4, decision: 'pause', value: 0.94, reason: null },
  { at: null, trial: 19, epoch: 4, decision: 'continue', value: 0.95, reason: null },
];

/** What a sweep on so many lanes does now: the last lane has nothing to do. */
export function exampleLive(hosts: readonly (string | null)[] = [null], lanes = 4): LiveData {
  let trial = 24;
  return {
    now,
    status: {
      state: 'running',
      process,
      seen: true,
      lanes: { busy: hosts.length * lanes - 1, all: hosts.length * lanes },
    },
    asked: 100,
    phase: 'search',
    machines: hosts.map((host, m) => ({
      host,
      lanes: Array.from({ length: lanes }, (_, lane) => ({
        lane,
        work:
          m === hosts.length - 1 && lane === lanes - 1
            ? null
            : { trial: trial++, epoch: (3 * trial) % 12, epochs: 12, since: before(60 * (trial - 20)) },
      })),
    })),
    trained: [26, 27],
    decisions,
    seconds: 8000,
    secondsLeft: 2400,
    commands: [{ what: 'Stop after the current epochs', command: 's4nn stop mnist' }],
    note: '',
  };
}

/** The page of a trial of the example sweep of 60 trials. */
export function exampleTrial(id: number): TrialData {
  const { objectives, parameters, trials, best, config } = example(60);
  const { runs: _, ...trial } = trials[id]!;
  const others = trials.filter((other) => other.id !== id && other.curve.length > 0);
  const peersAt = (epoch: number) =>
    others.flatMap(({ id, curve }) => {
      const value = curve.find(([at]) => at === epoch)?.[1];
      return value === undefined || value === null || Number.isNaN(value) || id > 40
        ? []
        : [{ trial: id, value }];
    });
  const rungAt = (epoch: number, isLast: boolean) => {
    const value = trial.curve[epoch - 1]?.[1] ?? null;
    const peers = peersAt(epoch);
    return {
      ...{ epoch, value, peers, allPeers: peers.length },
      decision: isLast && trial.state === 'pruned' ? ('pruned' as const) : ('continue' as const),
      limit: 0.93,
      because: isLast ? `it is among the lower half of ${peers.length + 1}` : null,
      place: value === null ? null : 1 + peers.filter((peer) => peer.value > value).length,
    };
  };
  const epochs = trial.curve.length;
  return {
    ...{ now, objectives, parameters, trial, config },
    sweep: 'example',
    trials: trials.length,
    isBest: best.includes(id),
    others: others.map(({ id, state, curve }) => ({ id, state, curve })),
    allOthers: 1203,
    rungs: [2, 4].filter((epoch) => epoch <= epochs).map((epoch) => rungAt(epoch, epoch === epochs)),
    segments: trial.started
      ? [
          { epoch: 2, lane: 1, attempts: 1, started: trial.started, ended: trial.started, host: 'lab1' },
          { epoch: 4, lane: 0, attempts: 2, started: trial.started, ended: trial.ended ?? trial.started },
        ]
      : [],
    network: { isKept: true, said: `Its weights are kept in results/example/trials/${id}.npz.` },
    commands: [{ what: 'Train it again', command: `s4nn sweep trial-${id}.json` }],
    note: '',
  };
}

/** So many sweeps to compare; the second has another seed, the third another objective. */
export function exampleCompare(count: number): CompareData {
  const names = ['mnist', 'mnist-seed-7', 'mnist-spikes'];
  return {
    now,
    sweeps: Array.from({ length: count }, (_, k) => compared(names[k] ?? `sweep-${k}`, k)),
    leftOut: [],
  };
}

function compared(name: string, k: number): SweepToCompare {
  const { trials, config, best } = example(40 + k);
  const seed = k === 1 ? 7 : 1;
  const { id, values, parameters, curve } = trials[best[0]!]!;
  return {
    ...{ name, epochs: 420 + 30 * k, seconds: 4000 + 100 * k, equals: 0 },
    status: statuses[k % statuses.length]!,
    trials: { complete: 20 + k, pruned: 15, failed: 3, running: 0, asked: 100 },
    objectives:
      k === 2
        ? [{ metric: 'spikes.toDecision', direction: 'minimize' }]
        : [{ metric: 'validation.accuracy', direction: 'maximize' }],
    best: {
      id,
      parameters,
      values: k === 2 ? [321.25] : values,
      curve: curve.map(([epoch, value]) => [epoch, value! - k / 300]),
    },
    test:
      k % 2 === 0
        ? {
            samples: 10_000,
            facts: [
              { name: 'potential', value: '96.23 %' },
              { name: 'ties', value: '147 (1.47 %)' },
            ],
          }
        : null,
    course: courseTo(0.96 - k / 200, 38 + k, 420 + 30 * k),
    conditions: {
      ...{ rule: 'potential', validation: '{"share":0.1}', trainingSamples: 'a1', testSamples: 'b2' },
      ...{ seed: String(seed), arithmetic: k === 3 ? null : '2' },
    },
    config: { ...(config as object), training: { epochs: 12, seed }, ...(k > 0 && { extra: { [name]: k } }) },
  };
}
