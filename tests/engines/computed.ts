import { wasm } from '@s4nn/backend-cpu';
import { typescript } from '@s4nn/backend-cpu/typescript';
import {
  augmentation,
  labels,
  type Network,
  presets,
  random,
  type Samples,
  type Spikes,
  type TrainingOptions,
  train,
  weights,
  withWeightNoise,
} from '@s4nn/core';
import { latency } from '@s4nn/encoders/latency';
import { logLatency } from '@s4nn/encoders/log-latency';
import { onOff } from '@s4nn/encoders/on-off';
import { rankOrder } from '@s4nn/encoders/rank-order';
import { rangesOf, receptiveFields } from '@s4nn/encoders/receptive-fields';
import { choice, createStudy, loguniform, normal, quniform, uniform } from '@s4nn/tpe';
import { importance } from '@s4nn/tpe/importance';

/**
 * What every engine has to compute with the same bits, without any file: a search's suggestions, encodings, augmented images, and
 * weights of trainings, as text.
 */
export async function computed(): Promise<Record<string, unknown>> {
  const samples = drawnSamples();
  return {
    suggestions: suggestions(),
    encodings: encodings(samples),
    augmented: bytesOf(augmentation(samples, varied, 4)(Uint32Array.of(1, 2, 3, 5, 8), 2).values),
    noise: bytesOf(withWeightNoise(weights(Float32Array.of(1, 2, 3, -1)), 0.3, random(1, 'noise'))),
    learned: await learned(samples),
  };
}

/** Forty blurred strokes in 12 × 12 pixels, in three classes by their direction. */
function drawnSamples(): Samples {
  const draw = random(9, 'strokes');
  const size = 12;
  const count = 40;
  const values = new Uint8Array(count * size * size);
  for (let sample = 0; sample < count; sample++) {
    const offset = draw() * size;
    for (let pixel = 0; pixel < size * size; pixel++) {
      const [row, column] = [Math.floor(pixel / size), pixel % size];
      const along = [row, column, (row + column) / 2][sample % 3]!;
      values[sample * size * size + pixel] = Math.max(0, 255 - 70 * Math.abs(along - offset) - 60 * draw());
    }
  }
  const classes = Array.from({ length: count }, (_, sample) => sample % 3);
  return { values, labels: labels(classes), shape: [size, size], range: [0, 255] };
}

const varied = { shift: 1, rotation: 0.3, scale: 0.2, shear: 0.1, elastic: 1.5, plain: 0.2 };

function suggestions() {
  const space = {
    rate: loguniform(1e-4, 1),
    size: quniform(10, 400, 10),
    share: uniform(0, 0.5),
    spread: normal(3, 2),
    layer: choice([{ depth: 1 }, { depth: 2, second: loguniform(0.01, 10) }]),
  };
  // Draws, then evenly spread points and models of what was learned.
  return [1000, 8].map((startup) => {
    const study = createStudy({ space, seed: 5, direction: 'minimize', startup });
    const asked: unknown[] = [];
    for (let turn = 0; turn < 40; turn++) {
      const { id, parameters } = study.ask();
      asked.push(parameters);
      const { rate, share } = parameters;
      if (turn % 9 === 8) study.tell(id, { failed: 'as planned' });
      else study.tell(id, (share - 0.2) * (share - 0.2) + rate);
    }
    return [asked, importance(space, study.trials)];
  });
}

const encodings = (samples: Samples) =>
  [
    latency(samples, { duration: 60, clocks: 4 }),
    logLatency(samples, { duration: 60 }),
    rankOrder(samples, { duration: 60 }),
    onOff(samples, { duration: 60 }),
    receptiveFields(samples, rangesOf(samples), { duration: 60, fields: 5 }),
  ].map(({ neurons, offsets, times }: Spikes) => [bytesOf(neurons), bytesOf(offsets), bytesOf(times)]);

/** The weights after trainings by both rules, in both CPU backends. */
async function learned(samples: Samples) {
  const ranges = rangesOf(samples);
  const encode = (given: Samples): Spikes =>
    receptiveFields(given, ranges, { duration: 60, fields: 3, clocks: 4 });
  const spikes = encode(samples);
  const vary = augmentation(samples, varied, 3);
  const decision: TrainingOptions = {
    epochs: 3,
    seed: 2,
    rule: { use: 'decision-cross-entropy', temperature: 0.7 },
    optimiser: 'adam',
    schedule: 'cosine',
    batch: 4,
    dropout: { inputs: 0.1, hidden: 0.1 },
    encode: (indices, epoch) => encode(vary(indices, epoch)),
  };
  const s4nn: TrainingOptions = { epochs: 2, seed: 2, schedule: 'cosine' };
  const networkOf = (rate: number): Network => ({
    inputs: spikes.inputs,
    duration: spikes.duration,
    neuron: presets.reference.neuron,
    layers: [
      { size: 12, threshold: 1, learningRate: rate, decay: 0.01, init: [-0.05, 0.1] },
      { size: 3, threshold: 0.5, learningRate: rate, decay: 0.01, init: [-0.2, 0.3] },
    ],
  });
  const found: unknown[] = [];
  for (const [backend, options] of [
    [wasm(), decision],
    [wasm(), s4nn],
    [typescript(), s4nn],
  ] as const) {
    const model = await backend.compile([networkOf(options === decision ? 0.01 : 0.2)]);
    const accuracies: number[] = [];
    for await (const { trainingAccuracy } of train(model, spikes, options)) accuracies.push(trainingAccuracy);
    const [layers] = await model.read();
    found.push({ accuracies, layers: layers!.map(bytesOf) });
  }
  return found;
}

/** The bytes of an array as text. */
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  Array.from(new Uint8Array(buffer, byteOffset, byteLength), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
