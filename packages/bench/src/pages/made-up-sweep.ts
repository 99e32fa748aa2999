import { random } from '@s4nn/core';
import type { ReportData, ReportTrial } from '@s4nn/report';

const ranges = [
  { name: '/network/layers/0/threshold', low: 0.5, high: 2, log: true },
  { name: '/network/layers/0/learningRate', low: 0.0008, high: 0.005, log: true },
  { name: '/network/layers/0/decay', low: 0.03, high: 0.3, log: true },
  { name: '/network/layers/1/learningRate', low: 0.0008, high: 0.005, log: true },
  { name: '/training/dropout/hidden', low: 0, high: 0.3, log: false },
] as const;

const epochs = 18;
const rung = 6;
const lanes = 4;
const began = Date.UTC(2026, 0, 5);
const at = (seconds: number): string => new Date(began + 1000 * seconds).toISOString();

/** A sweep of so many trials of five parameters, three of five of them pruned at a rung; the same each time. */
export function madeUpSweep(count: number): ReportData {
  const trials = Array.from({ length: count }, (_, id) => madeUpTrial(id));
  const complete = trials.filter(({ state }) => state === 'complete');
  const best = complete.reduce<ReportTrial | null>(
    (found, trial) => (found && found.values![0]! >= trial.values![0]! ? found : trial),
    null,
  );
  const layer = { size: 400, threshold: 1 };
  return {
    name: `made up, ${count} trials`,
    facts: [{ name: 'dataset', value: 'none', note: 'numbers are made up' }],
    samples: [],
    config: { network: { layers: [layer, { ...layer, size: 10 }] } },
    written: at(30 * count),
    objectives: [{ metric: 'validation.accuracy', direction: 'maximize' }],
    parameters: ranges.map((range) => ({ ...range, kind: 'number' })),
    trials,
    best: best ? [best.id] : [],
    importance: null,
    training: null,
    test: null,
    confusion: null,
  };
}

/** One of its trials. */
export function madeUpTrial(id: number): ReportTrial {
  const next = random(1, 'made-up sweep', id);
  const parameters = Object.fromEntries(
    ranges.map(({ name, low, high, log }) => [
      name,
      log ? low * (high / low) ** next() : low + next() * (high - low),
    ]),
  );
  const [threshold, learningRate] = Object.values(parameters) as [number, number];
  const quality =
    0.98 -
    0.02 * Math.abs(Math.log(threshold)) -
    0.01 * Math.abs(Math.log(learningRate / 0.002)) +
    0.004 * next();
  const isPruned = next() < 0.6;
  const length = isPruned ? rung : epochs;
  const curve = Array.from({ length }, (_, k): [number, number] => [
    k + 1,
    quality - 0.3 / (k + 1) ** 1.5 + 0.002 * next(),
  ]);
  const started = 30 * Math.floor(id / lanes) * lanes + 2 * (id % lanes);
  const run = { lane: id % lanes, started: at(started), ended: at(started + 6 * length) };
  return {
    id,
    state: isPruned ? 'pruned' : 'complete',
    values: [curve.at(-1)![1]],
    curve,
    parameters,
    ...{ started: run.started, ended: run.ended, runs: [run] },
    reason: isPruned ? 'pruned after epoch 6' : null,
  };
}
