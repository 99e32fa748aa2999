/**
 * The log of a sweep that never ran, as text: first its head, then one text per trial. Of 5 parameters; three fifths of the trials are
 * pruned after 6 of 18 epochs. 5,000 trials are 42 MB.
 */
export function* syntheticLog(name: string, trials: number): Generator<string> {
  yield head(name, trials);
  const draw = draws(1);
  for (let trial = 0; trial < trials; trial++) yield trialText(trial, draw);
}

interface Parameter {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

const parameters: readonly Parameter[] = [
  { name: '/network/layers/0/threshold', low: 0.5, high: 2, log: true },
  { name: '/network/layers/0/learningRate', low: 0.0008, high: 0.005, log: true },
  { name: '/network/layers/0/decay', low: 0.03, high: 0.3, log: true },
  { name: '/network/layers/1/learningRate', low: 0.0008, high: 0.005, log: true },
  { name: '/training/dropout/hidden', low: 0, high: 0.3, log: false },
];

const lines = (records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const ofStudy = { worker_id: 's4nn', study_id: 0 };

function head(name: string, trials: number): string {
  const space = Object.fromEntries(
    parameters.map(({ name: pointer, low, high, log }) => [
      pointer,
      { [log ? 'loguniform' : 'uniform']: [low, high] },
    ]),
  );
  const attribute = (key: string, value: unknown) => ({
    op_code: 2,
    ...ofStudy,
    user_attr: { [key]: value },
  });
  return lines([
    { op_code: 0, worker_id: 's4nn', study_name: name, directions: [2] },
    attribute('s4nn:version', 1),
    { op_code: 3, ...ofStudy, system_attr: { 'study:metric_names': ['validation.accuracy'] } },
    attribute('s4nn:arithmetic', 2),
    attribute('s4nn:config', {
      search: { use: 'tpe', trials, space, enqueue: [] },
      parallel: { mode: 'reproducible', workers: 4 },
    }),
    attribute('s4nn:seed', 1),
    attribute('s4nn:rule', 'potential'),
    attribute('s4nn:sweep', '0.1.0'),
  ]);
}

function trialText(trial: number, draw: () => number): string {
  const values = parameters.map(({ low, high, log }) =>
    log ? low * (high / low) ** draw() : low + draw() * (high - low),
  );
  const isPruned = draw() < 0.6;
  const epochs = isPruned ? 6 : 18;
  const good = 0.98 - 0.02 * Math.abs(values[0]! - 1) - 4 * Math.abs(values[1]! - 0.002) + 0.004 * draw();
  const curve = Array.from(
    { length: epochs },
    (_, index) => good - 0.3 / (index + 1) ** 1.5 + 0.002 * draw(),
  );
  const own = { worker_id: 's4nn', trial_id: trial };
  const attribute = (key: string, value: unknown) => ({ op_code: 8, ...own, user_attr: { [key]: value } });
  const [started, ended] = [at(30 * trial), at(30 * trial + 100)];
  return lines([
    { op_code: 4, ...ofStudy, datetime_start: stamp(started) },
    ...parameters.map(({ name, low, high, log }, index) => ({
      op_code: 5,
      ...own,
      param_name: name,
      param_value_internal: values[index],
      distribution: JSON.stringify({ name: 'FloatDistribution', attributes: { step: null, low, high, log } }),
    })),
    attribute('s4nn:cost', 330_000),
    attribute('s4nn:suggestion', {
      args: Object.fromEntries(parameters.map(({ name }, index) => [name, values[index]])),
    }),
    ...curve.flatMap((accuracy, index) => [
      { op_code: 7, ...own, step: index + 1, intermediate_value: accuracy },
      attribute(`s4nn:epoch ${index + 1}`, report(index + 1, accuracy)),
    ]),
    attribute(`s4nn:ran ${epochs}`, { lane: trial % 4, attempts: 1, started, ended }),
    attribute('s4nn:epochs', epochs),
    ...(isPruned
      ? [
          attribute('s4nn:pruned', {
            rung: 6,
            value: curve.at(-1),
            because: 'worse than the median of the others',
          }),
        ]
      : []),
    { op_code: 6, ...own, state: isPruned ? 2 : 1, values: [curve.at(-1)], datetime_complete: stamp(ended) },
  ]);
}

const report = (epoch: number, accuracy: number) => ({
  epoch,
  trainingAccuracy: accuracy,
  learned: 0.4,
  validation: {
    samples: 10_000,
    accuracy: {
      lenient: accuracy,
      first: accuracy,
      potential: accuracy,
      expected: accuracy,
      spiking: accuracy,
    },
    ties: 50,
    silent: 3,
    decisionStep: 95.3,
    spikesToDecision: [88, 60, 1.2],
    spikes: null,
  },
  best: { epoch, accuracy },
  revived: 0,
});

const began = Date.parse('2026-03-04T00:00:00Z');

const at = (second: number): string => new Date(began + 1000 * second).toISOString();

const stamp = (time: string): string => time.replace('Z', '000+00:00');

/** Numbers from 0 to 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
