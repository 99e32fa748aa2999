import { isInputError } from '../errors.js';
import { adam } from '../learning/optimiser.js';
import type { EpochPlan } from '../learning/plan.js';
import { reference } from '../reference/reference-backend.js';
import { decisionCrossEntropy } from '../rules/decision-cross-entropy.js';
import { presets } from '../rules/presets.js';
import { drawCase } from './case.js';
import { assert, type Check, type Create } from './check.js';
import { assertCloseWeights, compileOne } from './compare.js';
import { allOf, compareLearning, tolerance } from './compare-learning.js';
import type { Shapes } from './shapes.js';

/** So that potentials of made-up cases leave something to learn. */
const rule = { ...decisionCrossEntropy, temperature: 5, earlyStep: 8 };
/** Under its root, what rounding leaves of a gradient of 0 must not count. */
const optimiser = { ...adam, epsilon: 1e-4 };
const dropout = { inputs: 0.2, hidden: 0.3, key: 0x9e3779b9 };

/**
 * Learning by other rules than the paper's, by Adam, and with dropout. A backend that has none of it says so.
 * @param mayRefuse whether it may.
 */
export const ruleChecks = (create: Create, shapes: Shapes, mayRefuse: boolean): Check[] => {
  /** Compares with the reference, unless the backend refuses the plan. @returns how many samples taught something. */
  const compared = async (
    options: Parameters<typeof drawCase>[0],
    plan: Omit<EpochPlan, 'samples'>,
    what: string,
    within = 10 * tolerance,
  ): Promise<number> => {
    const given = drawCase(options);
    try {
      return (await compareLearning(create, given, { ...plan, samples: allOf(given) }, within, what)).learned;
    } catch (error) {
      if (mayRefuse && isInputError(error)) return Number.POSITIVE_INFINITY;
      throw error;
    }
  };
  return [
    ...shapes.groups.map(
      ([inputs, ...sizes]): Check => ({
        name: `${inputs}-${sizes.join('-')} learns by decision-cross-entropy as the reference, or says that it cannot`,
        run: async () => {
          let learned = 0;
          for (const { neuron } of Object.values(presets)) {
            for (const [index, silence] of (['class', 'nudge'] as const).entries()) {
              for (const active of [0.6, 0.15]) {
                const seed = 2 * index + Number(active > 0.5);
                const size = { inputs, sizes, duration: 24, samples: 10 };
                const options = { ...size, neuron, decay: 0.01, active, seed };
                for (const batch of [1, 4, 10]) {
                  const plan = { rule: { ...rule, silence }, rate: 1 / 16, batch };
                  learned += await compared(options, plan, `${silence}, ${active} active, batch ${batch}`);
                }
              }
            }
          }
          assert(learned > 40, `this check means nothing: found ${learned} samples with an error`);
        },
      }),
    ),
    {
      name: 'confident samples teach nothing, silent and early ones do, as the reference',
      run: async () => {
        for (const confident of [0, 0.4, 0.999]) {
          for (const [active, earlyPush] of [
            [0, 0.1],
            [0.1, 0],
            [0.7, 0.5],
          ] as const) {
            const options = { inputs: 30, sizes: [20, 4], duration: 32, samples: 12, active };
            const plan = { rule: { ...rule, confident, earlyPush, earlyStep: 30 }, rate: 1, batch: 3 };
            await compared(options, plan, `confident ${confident}, ${active} active`);
          }
        }
      },
    },
    {
      name: 'more samples than any block holds are learned by decision-cross-entropy in one call',
      run: async () => {
        const { many: samples } = shapes;
        const options = { inputs: 12, sizes: [9, 3], duration: 40, samples, learningRate: 2 ** -8 };
        await compared(options, { rule, rate: 1, batch: 32 }, `${samples} samples`, 50 * tolerance);
      },
    },
    {
      name: 'Adam, by either rule, as the reference',
      run: async () => {
        for (const each of [rule, presets.reference.rule, presets.paper.rule]) {
          for (const batch of [1, 5]) {
            const options = { inputs: 50, sizes: [30, 20, 6], duration: 24, samples: 15, decay: 0.1 };
            const plan = { rule: each, rate: 1 / 64, batch, optimiser };
            await compared(options, plan, `${each.use}, batch ${batch}`);
          }
        }
      },
    },
    {
      name: 'moments come back as copies, and continue where they were; null forgets them',
      run: async () => {
        const given = drawCase({ inputs: 20, sizes: [30, 4], duration: 24, samples: 12 });
        const plan = { rule, rate: 1 / 64, batch: 3, optimiser };
        const half = (part: number) => ({ ...plan, samples: allOf(given).subarray(6 * part, 6 * part + 6) });
        const model = await compileOne(create, given.network, given.weights);
        const oracle = await compileOne(reference, given.network, given.weights);
        if (!model.readMoments) {
          assert(mayRefuse, 'found no moments to read');
          return;
        }
        assert((await model.readMoments())[0] === null, 'found moments before any update');
        await model.train(given.spikes, [half(0)]);
        await oracle.train(given.spikes, [half(0)]);
        const [found] = await model.readMoments();
        const [expected] = await oracle.readMoments!();
        assert(found?.steps === 2, `found ${found?.steps} steps, expected 2`);
        assertCloseWeights(found.first, expected!.first, 1e-6, 'first moments');
        assertCloseWeights(found.second, expected!.second, 1e-6, 'second moments');
        const other = await compileOne(create, given.network, (await model.read())[0]!);
        await other.writeMoments!([found]);
        await model.train(given.spikes, [half(1)]);
        await other.train(given.spikes, [half(1)]);
        const [[moved], [stayed]] = [await other.read(), await model.read()];
        assertCloseWeights(moved!, stayed!, 0, 'after the moments were moved');
        await other.writeMoments!([null]);
        assert((await other.readMoments!())[0] === null, 'found moments that were to be forgotten');
      },
    },
    {
      name: 'dropout leaves out what the reference does, by either rule',
      run: async () => {
        for (const each of [rule, presets.reference.rule, presets.paper.rule]) {
          for (const [inputs, hidden] of [
            [0.2, 0.3],
            [0.5, 0],
            [0, 0.5],
          ] as const) {
            const options = { inputs: 70, sizes: [60, 33, 5], duration: 24, samples: 20, decay: 0.01 };
            const plan = { rule: each, rate: 1 / 16, batch: 4, dropout: { ...dropout, inputs, hidden } };
            const learned = await compared(options, plan, `${each.use}, dropout ${inputs} ${hidden}`);
            assert(learned > 5, `this check means nothing: found ${learned} samples with an error`);
          }
        }
      },
    },
    {
      name: 'learns with another output threshold than it infers with, by either rule, as the reference',
      run: async () => {
        for (const each of [rule, presets.reference.rule]) {
          for (const outputThreshold of [0.5, 1.3]) {
            const options = { inputs: 70, sizes: [60, 5], duration: 24, samples: 20, decay: 0.01 };
            for (const batch of [1, 4]) {
              const plan = { rule: each, rate: 1 / 16, batch, outputThreshold };
              await compared(options, plan, `${each.use}, ${outputThreshold} of the threshold`);
            }
          }
        }
      },
    },
    {
      name: 'dropout and the output threshold end with their pass: inference knows nothing of them',
      run: async () => {
        const given = drawCase({ inputs: 70, sizes: [60, 33, 5], duration: 24, samples: 20 });
        const model = await compileOne(create, given.network, given.weights);
        const [before] = await model.infer(given.spikes, undefined, 'full');
        const plan = { samples: allOf(given), rule, rate: 0, batch: 4, dropout, outputThreshold: 2 };
        try {
          await model.train(given.spikes, [plan]);
        } catch (error) {
          if (mayRefuse && isInputError(error)) return;
          throw error;
        }
        const [after] = await model.infer(given.spikes, undefined, 'full');
        const same = before!.times.every((time, index) => time === after!.times[index]);
        assert(same, 'found other spike times after a pass at rate 0');
      },
    },
  ];
};
