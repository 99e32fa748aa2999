import { weights as asWeights, type Weights } from '../arrays.js';
import type { Model } from '../backend.js';
import { weightCount } from '../layers/shape.js';
import type { Network } from '../network/network.js';
import { presets } from '../rules/presets.js';
import { drawCase } from './case.js';
import { assert, type Check, type Create } from './check.js';
import {
  assertCloseWeights,
  assertSame,
  assertSameInference,
  assertSameStats,
  compileOne,
} from './compare.js';

const given = () => drawCase({ inputs: 45, sizes: [33, 7], duration: 50, samples: 30, decay: 0.001 });
const plan = {
  samples: Uint32Array.from({ length: 30 }, (_, s) => s),
  rule: presets.reference.rule,
  rate: 1,
  batch: 1,
};

/** The handle itself: weights in and out, several networks, repeatability, disposal. */
export const modelChecks = (create: Create): Check[] => [
  {
    name: 'weights are 0 until they are written',
    run: async () => {
      const { network, spikes } = given();
      const model = await (await create()).compile([network]);
      for (const layer of (await model.read())[0]!)
        assert(
          layer.every((w) => w === 0),
          'found a weight that is not 0',
        );
      const [inference] = await model.infer(spikes);
      assert(
        inference!.times.every((time) => time === 50),
        'found an output that fires without weights',
      );
      assert(
        inference!.potentials.every((potential) => potential === 0),
        'found a potential without weights',
      );
    },
  },
  {
    name: 'weights come back as they were written, and as copies',
    run: async () => {
      const { network, weights } = drawCase({
        inputs: 70,
        sizes: [401, 23, 5],
        duration: 9,
        samples: 0,
        grid: 1e-9,
      });
      const model = await compileOne(create, network, weights);
      for (let round = 0; round < 3; round++) {
        const [found] = await model.read();
        assertCloseWeights(found!, weights, 0, `round ${round}`);
        await model.write([found!]);
        for (const layer of found!) layer.fill(7);
      }
    },
  },
  {
    name: 'float64 weights are taken to float32 precision or better',
    run: async () => {
      const { network } = given();
      const wide = network.layers.map((_, k) => {
        const length = weightCount(network, k);
        return asWeights(Float64Array.from({ length }, (_, index) => Math.PI * (index + 1)));
      });
      const model = await compileOne(create, network, wide);
      const [found] = await model.read();
      const rounded = (layer: Weights): Float32Array => Float32Array.from(layer);
      found!.forEach((layer, k) => {
        assertSame(rounded(layer), rounded(wide[k]!), `weights of layer ${k}`);
      });
    },
  },
  {
    name: 'two models give the same, bit for bit, and inference changes nothing',
    run: async () => {
      const { network, weights, spikes } = given();
      const [a, b] = [await compileOne(create, network, weights), await compileOne(create, network, weights)];
      for (let epoch = 0; epoch < 3; epoch++) {
        const first = (await a.train(spikes, [plan]))[0]!;
        assertSameStats((await b.train(spikes, [plan]))[0]!, first, `epoch ${epoch}`);
        await b.infer(spikes, undefined, 'full');
        assertCloseWeights((await b.read())[0]!, (await a.read())[0]!, 0, `epoch ${epoch}`);
      }
      const [first, again] = [
        await a.infer(spikes, undefined, 'full'),
        await b.infer(spikes, undefined, 'full'),
      ];
      assertSameInference(again[0]!, first[0]!, 'after training');
      const [before] = weights;
      const [after] = (await a.read())[0]!;
      assert(
        after!.some((weight, index) => weight !== before![index]),
        'this check means nothing: nothing was learned',
      );
    },
  },
  {
    name: 'an epoch in two calls is the epoch in one, to float32 precision',
    run: async () => {
      const { network, weights, spikes } = given();
      const [whole, halves] = [
        await compileOne(create, network, weights),
        await compileOne(create, network, weights),
      ];
      await whole.train(spikes, [plan]);
      for (const samples of [plan.samples.subarray(0, 11), plan.samples.subarray(11)]) {
        await halves.train(spikes, [{ ...plan, samples }]);
      }
      assertCloseWeights((await halves.read())[0]!, (await whole.read())[0]!, 1e-4, 'two calls');
    },
  },
  {
    name: 'two networks in one model give what each gives alone',
    run: async () => {
      const { network, weights, spikes } = given();
      const [hidden, output] = network.layers;
      const other: Network = {
        ...network,
        neuron: { crossing: '>=', delay: 0 },
        layers: [
          { ...hidden, threshold: hidden.threshold * 1.5, learningRate: 0.1 },
          { ...output!, threshold: output!.threshold / 2, decay: 0.1 },
        ],
      };
      const others = weights.map((layer) => asWeights(layer.map((weight) => weight * 1.25)));
      const reversed = {
        ...plan,
        samples: plan.samples.slice(5).reverse(),
        rule: presets.paper.rule,
        rate: 0.5,
      };
      const both = await (await create()).compile([network, other]);
      await both.write([weights, others]);
      const alone: Model[] = [
        await compileOne(create, network, weights),
        await compileOne(create, other, others),
      ];
      const stats = await both.train(spikes, [plan, reversed]);
      const inferences = await both.infer(spikes, undefined, 'full');
      const learned = await both.read();
      for (const [index, own] of [plan, reversed].entries()) {
        const model = alone[index]!;
        assertSameStats(stats[index]!, (await model.train(spikes, [own]))[0]!, `network ${index}`);
        assertSameInference(
          inferences[index]!,
          (await model.infer(spikes, undefined, 'full'))[0]!,
          `network ${index}`,
        );
        assertCloseWeights(learned[index]!, (await model.read())[0]!, 0, `network ${index}`);
      }
      const apart = learned[0]![0]!.some((weight, index) => weight !== learned[1]![0]![index]);
      assert(apart, 'this check means nothing: both networks learned the same');
    },
  },
  {
    name: 'a disposed model refuses calls and others keep working',
    run: async () => {
      const { network, weights, spikes } = given();
      const [gone, stays] = [
        await compileOne(create, network, weights),
        await compileOne(create, network, weights),
      ];
      const [expected] = await stays.infer(spikes, undefined, 'full');
      await gone[Symbol.asyncDispose]();
      await gone[Symbol.asyncDispose]();
      const calls: Record<string, () => Promise<unknown>> = {
        train: () => gone.train(spikes, [plan]),
        infer: () => gone.infer(spikes),
        read: () => gone.read(),
        write: () => gone.write([weights]),
      };
      for (const [name, call] of Object.entries(calls)) {
        const answered = await Promise.resolve()
          .then(call)
          .then(
            () => true,
            () => false,
          );
        assert(!answered, `${name}: found an answer of a disposed model, expected a rejection`);
      }
      assertSameInference((await stays.infer(spikes, undefined, 'full'))[0]!, expected!, 'the other model');
    },
  },
];
