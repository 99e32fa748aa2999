import { isInputError } from '../errors.js';
import type { EpochPlan } from '../learning/plan.js';
import { presets } from '../rules/presets.js';
import { drawCase } from './case.js';
import { assert, type Check, type Create } from './check.js';
import { assertCloseWeights, assertSame, assertSameStats, compileOne } from './compare.js';
import { allOf, compareLearning, tolerance } from './compare-learning.js';
import type { Shapes } from './shapes.js';

/** Learning from groups of samples. */
export const batchChecks = (create: Create, shapes: Shapes): Check[] => [
  ...shapes.groups.map(
    ([inputs, ...sizes]): Check => ({
      name: `${inputs}-${sizes.join('-')} learns groups as the reference, under both presets`,
      run: async () => {
        let learned = 0;
        for (const { neuron, rule } of Object.values(presets)) {
          const options = { inputs, sizes, duration: 24, neuron, samples: 10, decay: 0.01, active: 0.6 };
          const given = drawCase(options);
          // All samples in one group, which they fill or do not.
          for (const batch of [10, 11, 1000]) {
            const plan = { samples: allOf(given), rule, rate: 1, batch };
            learned += (await compareLearning(create, given, plan, tolerance, `batch ${batch}`)).learned;
          }
          for (const batch of [2, 3, 5, 9]) {
            const plan = { samples: allOf(given), rule, rate: 0.25, batch };
            await compareLearning(create, given, plan, 10 * tolerance, `batch ${batch}`);
          }
        }
        assert(learned > 20, `this check means nothing: found ${learned} samples with an error`);
      },
    }),
  ),
  {
    name: 'a sample twice in a group teaches what it teaches once: the mean counts',
    run: async () => {
      const given = drawCase({ inputs: 40, sizes: [30, 5], duration: 32, samples: 8, decay: 0.01 });
      const once = await compileOne(create, given.network, given.weights);
      const twice = await compileOne(create, given.network, given.weights);
      const rule = presets.reference.rule;
      await once.train(given.spikes, [{ samples: Uint32Array.of(5, 2, 7), rule, rate: 1, batch: 3 }]);
      const samples = Uint32Array.of(7, 5, 2, 5, 2, 7);
      const [stats] = await twice.train(given.spikes, [{ samples, rule, rate: 1, batch: 6 }]);
      assert(stats!.learned > 0, 'this check means nothing: found no sample with an error');
      assertCloseWeights((await twice.read())[0]!, (await once.read())[0]!, tolerance, 'twice');
    },
  },
  {
    name: 'a group of one in a larger batch is a batch of 1 through the weights as they were',
    run: async () => {
      const given = drawCase({ inputs: 40, sizes: [30, 20, 5], duration: 32, samples: 9, decay: 0.01 });
      for (const sample of allOf(given)) {
        const samples = Uint32Array.of(sample);
        const one = await compileOne(create, given.network, given.weights);
        const group = await compileOne(create, given.network, given.weights);
        const [first] = await one.train(given.spikes, [
          { samples, rule: { ...presets.reference.rule, backpropagate: 'previous' }, rate: 1, batch: 1 },
        ]);
        const [second] = await group.train(given.spikes, [
          { samples, rule: presets.reference.rule, rate: 1, batch: 4 },
        ]);
        assertSameStats(second!, first!, `sample ${sample}`);
        assertCloseWeights((await group.read())[0]!, (await one.read())[0]!, 1e-6, `sample ${sample}`);
      }
    },
  },
  {
    name: 'a group ends with its pass: nothing of it is left for the next, whatever its batch',
    run: async () => {
      const given = drawCase({ inputs: 40, sizes: [30, 5], duration: 32, samples: 12, decay: 0.01 });
      const model = await compileOne(create, given.network, given.weights);
      const fresh = await compileOne(create, given.network, given.weights);
      const rule = presets.reference.rule;
      await model.train(given.spikes, [{ samples: allOf(given), rule, rate: 1, batch: 5 }]);
      await model.write([given.weights]);
      for (const batch of [1, 7]) {
        const plan = { samples: allOf(given), rule, rate: 1, batch };
        const [found] = await model.train(given.spikes, [plan]);
        const [expected] = await fresh.train(given.spikes, [plan]);
        assertSameStats(found!, expected!, `batch ${batch}`);
        assertCloseWeights((await model.read())[0]!, (await fresh.read())[0]!, 0, `batch ${batch}`);
      }
    },
  },
  {
    name: 'groups continue over more samples than any block holds; decay is applied once per group',
    run: async () => {
      const { many: samples } = shapes;
      const options = { inputs: 12, sizes: [9, 3], duration: 40, samples, learningRate: 2 ** -8 };
      for (const batch of [7, Math.round((2 / 3) * samples), samples + 1]) {
        const given = drawCase({ ...options, decay: 1 });
        const plan = { samples: allOf(given), rule: presets.reference.rule, rate: 1, batch };
        await compareLearning(
          create,
          given,
          plan,
          (samples * tolerance) / batch + tolerance,
          `batch ${batch}`,
        );
      }
      const silent = drawCase({ ...options, active: 0, samples: 10, decay: 64 });
      const model = await compileOne(create, silent.network, silent.weights);
      const plan = { samples: allOf(silent), rule: presets.paper.rule, rate: 1, batch: 4 };
      await model.train(silent.spikes, [plan]);
      // Three groups; 1 − ηλ is 3/4.
      const expected = silent.weights.map((layer) => layer.map((weight) => weight * (0.75 * 0.75 * 0.75)));
      (await model.read())[0]!.forEach((layer, k) => {
        assertSame(layer, expected[k]!, `weights of layer ${k}`);
      });
    },
  },
  {
    name: 'a plan with a batch, a rule or an optimiser that there is not is refused by name, and changes nothing',
    run: async () => {
      const given = drawCase({ inputs: 12, sizes: [9, 3], duration: 40, samples: 5 });
      const model = await compileOne(create, given.network, given.weights);
      const { rule } = presets.reference;
      const wrong = [
        ...[0, -1, 1.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY].map((batch) => ({ batch })),
        ...[
          { rule: { use: 'backprop' } },
          { rule: { ...rule, margin: -1 } },
          { rule: { ...rule, margn: 3 } },
        ],
        ...[{ optimiser: { use: 'adm' } }, { optimizer: { use: 'adam' } }],
      ];
      for (const change of wrong) {
        const plan = { samples: allOf(given), rule, rate: 1, batch: 1, ...change } as EpochPlan;
        const error = await model.train(given.spikes, [plan]).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        const [name] = Object.keys(change);
        assert(
          isInputError(error) && error.message.includes(name!),
          `${JSON.stringify(change)}: found ${error}, expected an InputError that names ${name}`,
        );
      }
      assertCloseWeights((await model.read())[0]!, given.weights, 0, 'after refusals');
    },
  },
];
