import { typescript } from '@s4nn/backend-cpu/typescript';
import { classify, type Dataset, evaluate, presets, selectSamples, train } from '@s4nn/core';
import { latency } from '@s4nn/encoders/latency';

/** Trains a single-spike network on images, tests it, and classifies one image. Runs in Node and in a browser. */
export async function quickStart(dataset: Dataset) {
  const layer = { threshold: 100, learningRate: 0.2, decay: 1e-6 };
  const spikes = latency(dataset.train);
  const hidden = { ...layer, size: 100, init: [0, 5] } as const;
  const output = { ...layer, size: dataset.classes.length, init: [0, 48] } as const;
  const { neuron } = presets.reference;
  const network = {
    inputs: spikes.inputs,
    duration: spikes.duration,
    neuron,
    layers: [hidden, output],
  } as const;

  const model = await typescript().compile([network]);
  for await (const { epoch, trainingAccuracy } of train(model, spikes, { epochs: 4, seed: 1 })) {
    console.log(`epoch ${epoch}: ${(100 * trainingAccuracy).toFixed(1)} % while learning`);
  }
  const { accuracy } = await evaluate(model, latency(dataset.test));
  const [answer] = await classify(model, latency(selectSamples(dataset.test, [0])));
  return { accuracy: accuracy.potential, answer: dataset.classes[answer!.class], step: answer!.step };
}
