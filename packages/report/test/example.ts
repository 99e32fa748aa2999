import type { ReportData, ReportTrial } from '../src/sweep.js';

/** Numbers 0…1 without order, the same on every machine. */
const noise = (index: number): number => {
  const value = Math.sin(index * 12.9898) * 43758.5453;
  return value - Math.floor(value);
};

const started = Date.parse('2026-03-04T05:06:07.000Z');
const at = (seconds: number): string => new Date(started + 1000 * seconds).toISOString();

/**
 * A sweep with everything a report has to show: a logarithmic, a linear and a chosen parameter, one that only some
 * trials have, trials that were pruned, failed, ended as NaN and still run, a break, three lanes.
 */
export function example(count: number, classes: readonly string[] = digits): ReportData {
  const trials = Array.from({ length: count }, (_, id) => trial(id, count));
  const complete = trials.filter(({ state }) => state === 'complete');
  const best = complete.reduce((a, b) => (b.values![0]! > a.values![0]! ? b : a));
  return {
    name: 'example',
    facts: [
      { name: 'seed', value: '1' },
      { name: 'decision rule', value: 'potential', note: 'ties by the largest potential' },
      { name: '@s4nn/sweep', value: '0.1.0' },
    ],
    samples: [
      { name: 'classes', value: '0: 5923 + 980', note: 'training samples, + test samples' },
      { name: 'range', value: '0 to 255' },
    ],
    config: { dataset: '@s4nn/dataset-mnist', training: { epochs, seed: 1 } },
    written: at(40_000 + 10 * count + 30),
    objectives: [{ metric: 'validation.accuracy', direction: 'maximize' }],
    parameters: [
      { name: '/network/layers/0/learningRate', kind: 'number', low: 0.01, high: 1, log: true },
      { name: '/network/layers/0/size', kind: 'number', low: 100, high: 1000, log: false },
      {
        name: '/encoder',
        kind: 'choice',
        choices: ['latency', 'rank-order', 'receptive-fields with a long name'],
      },
      { name: '/encoder/choice/2/fields', kind: 'number', low: 2, high: 16, log: false },
    ],
    trials,
    best: [best.id],
    importance: [
      { parameter: '/network/layers/0/learningRate', share: 0.62, low: 0.48, high: 0.71, isChance: false },
      { parameter: '/encoder', share: 0.25, low: 0.12, high: 0.37, isChance: false },
      { parameter: '/network/layers/0/size', share: 0.13, low: 0, high: 0.3, isChance: true },
    ],
    training: Array.from({ length: epochs }, (_, k) => ({
      epoch: k + 1,
      training: 0.99 - 0.2 / (k + 1),
      validation: 0.97 - 0.1 / (k + 1),
    })),
    test: {
      samples: 10000,
      looks: 1,
      accuracies: [
        { name: 'potential', value: '96.23 %', note: 'ties by the largest potential; the rule to quote' },
        { name: 'lenient', value: '96.69 %', note: 'right if the label is among the earliest outputs' },
      ],
      facts: [
        { name: 'ties', value: '147 (1.47 %)' },
        { name: 'silent', value: '80 (0.8 %)' },
      ],
    },
    confusion: {
      classes,
      counts: classes.map((_, label) =>
        classes.map((_, answer) =>
          answer === label
            ? 900 + Math.floor(90 * noise(label))
            : Math.floor(14 * noise(label * classes.length + answer) ** 3),
        ),
      ),
    },
  };
}

/** The same with a second objective and the trials that none beats in both. */
export function exampleOfTwo(count: number): ReportData {
  const data = example(count);
  const trials = data.trials.map((one) =>
    one.values
      ? { ...one, values: [one.values[0]!, 50 + 400 * (one.values[0]! - 0.8) ** 2 + 200 * noise(one.id)] }
      : one,
  );
  const complete = trials.filter(({ state }) => state === 'complete');
  const beats = ({ values: a }: ReportTrial, { values: b }: ReportTrial): boolean =>
    a![0]! >= b![0]! && a![1]! <= b![1]! && (a![0]! > b![0]! || a![1]! < b![1]!);
  return {
    ...data,
    objectives: [...data.objectives, { metric: 'spikes.toDecision', direction: 'minimize' }],
    trials,
    best: complete.filter((one) => !complete.some((other) => beats(other, one))).map(({ id }) => id),
  };
}

/** The same on other machines, each with so many lanes. Every fourth trial goes on at the next one after a rung. */
export function exampleOn(hosts: readonly string[], lanes: number, count: number): ReportData {
  const data = example(count);
  const slots = hosts.length * lanes;
  const trials = data.trials.map((one) => {
    const begin = 40 * Math.floor(one.id / slots) + 8 * noise(one.id + 0.7);
    const middle = begin + 2 + one.curve.length;
    const end = middle + 2 + one.curve.length * (1 + noise(one.id + 0.8));
    const run = (from: number, to: number, slot: number) => ({
      ...{ lane: slot % slots, started: at(from), ended: at(to) },
      host: hosts[slot % hosts.length]!,
    });
    const runs =
      one.id % 4 === 0
        ? [run(begin, middle, one.id), run(middle + 1, end, one.id + 1)]
        : [run(begin, end, one.id)];
    return { ...one, started: at(begin), ...(one.ended === null ? {} : { ended: at(end), runs }) };
  });
  return { ...data, written: at(40 * Math.ceil(count / slots) + 20), trials };
}

const epochs = 12;
const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const encoders = ['latency', 'rank-order', 'receptive-fields with a long name'];

function trial(id: number, count: number): ReportTrial {
  const learningRate = 0.01 * 100 ** noise(id + 0.1);
  const size = 100 + 50 * Math.floor(18.99 * noise(id + 0.2));
  const encoder = Math.floor(2.99 * noise(id + 0.3));
  const quality =
    0.97 - 0.02 * Math.log10(learningRate / 0.2) ** 2 - 4 / size - 0.01 * encoder - 0.004 * noise(id + 0.4);
  const state =
    id >= count - 2
      ? 'running'
      : id % 11 === 5
        ? 'fail'
        : noise(id + 0.5) < 0.55 && id > 4
          ? 'pruned'
          : 'complete';
  const length = state === 'complete' ? epochs : state === 'pruned' ? 4 : state === 'running' ? 3 : id % 2;
  const curve = Array.from({ length }, (_, k): [number, number] => [
    k + 1,
    state === 'fail' ? Number.NaN : quality - 0.12 / (k + 1) ** 1.5,
  ]);
  const lane = id % 3;
  const begin = 30 * Math.floor(id / 3) + 2 * lane + (id > count / 2 ? 40_000 : 0);
  return {
    id,
    state,
    values: state === 'complete' || state === 'pruned' ? [curve.at(-1)![1]] : null,
    curve,
    parameters: {
      '/network/layers/0/learningRate': learningRate,
      '/network/layers/0/size': size,
      '/encoder': encoders[encoder]!,
      ...(encoder === 2 ? { '/encoder/choice/2/fields': 2 + Math.floor(14.9 * noise(id + 0.6)) } : {}),
    },
    started: at(begin),
    ended: state === 'running' ? null : at(begin + 2 * length + 1),
    runs: [],
    reason: state === 'fail' ? 'the weights have run off to NaN\n    at train' : null,
  };
}
