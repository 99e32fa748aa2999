import type { Random } from '@s4nn/core';

/** A random short sweep, as a config: a second or two with every kind of search, pruner, rule and schedule. */
export function drawConfig(draw: Random): object {
  const pick = <Value>(...values: readonly Value[]): Value => values[Math.floor(draw() * values.length)]!;
  const whole = (low: number, high: number): number => low + Math.floor(draw() * (high - low + 1));
  const isDecision = draw() < 0.5;
  const rate = isDecision ? 0.01 : 0.1;
  const layer = { threshold: 1, learningRate: rate, init: [0, 1] };
  const several = draw() < 0.2;
  const trials = whole(4, 14);
  return {
    dataset: { use: '@s4nn/dataset-yin-yang', train: whole(150, 400), test: 50 },
    encoder: pick<object | string>(
      { use: '@s4nn/encoders/latency', duration: 32 },
      { use: '@s4nn/encoders/log-latency', duration: 48 },
      { use: '@s4nn/encoders/receptive-fields', duration: 32, fields: 4 },
    ),
    backend: { use: '@s4nn/backend-cpu', population: pick(1, 1, 2) },
    network: {
      layers: [
        { ...layer, size: whole(5, 20) },
        { ...layer, size: 3 },
      ],
    },
    training: {
      epochs: whole(2, 9),
      validation: 50,
      seed: whole(0, 1e9),
      ...(isDecision && {
        rule: 'decision-cross-entropy',
        optimiser: pick('sgd', 'adam'),
        schedule: pick('constant', 'cosine'),
        batch: whole(1, 16),
        dropout: pick({}, { inputs: 0.1, hidden: 0.1 }),
      }),
      ...(draw() < 0.2 && { patience: 2 }),
    },
    search: {
      use: pick('@s4nn/tpe', '@s4nn/tpe', '@s4nn/tpe/random', '@s4nn/tpe/quasi-random'),
      trials,
      keep: whole(0, 3),
      space: {
        '/network/layers/0/learningRate': { loguniform: [rate / 20, rate * 5] },
        '/network/layers/0/threshold': { lognormal: [0, 0.5] },
        ...(draw() < 0.5 && { '/network/layers/0/size': { quniform: [5, 20, 5] } }),
        ...(draw() < 0.3 && { '/training/revive': { choice: [0, 0.01] } }),
      },
      ...(draw() < 0.2 && { patience: 20 }),
    },
    ...(several && {
      objectives: [
        { metric: 'validation.accuracy', direction: 'maximize' },
        { metric: 'spikes.toDecision', direction: 'minimize' },
      ],
    }),
    pruner: several
      ? 'none'
      : pick<object | string>(
          'none',
          { use: 'asha', minimum: 1, reduction: 2 },
          { use: 'asha', form: 'promotion', minimum: 1, reduction: 3 },
          { use: 'hyperband', reduction: 2 },
          { use: 'median', startup: 2 },
        ),
    parallel: { workers: whole(1, 5) },
  };
}
