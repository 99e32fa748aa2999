import type { EpochStats } from '../backend.js';
import { presets } from '../rules/presets.js';
import type { S4nnRule } from '../rules/s4nn.js';
import { neurons } from './backend-inference.js';
import { type Case, drawCase, shareIndices, shareSpikes, withNeuron } from './case.js';
import { assert, type Check, type Create } from './check.js';
import { allOf, compareLearning, comparePasses, tolerance } from './compare-learning.js';
import type { Shapes } from './shapes.js';

const rules: readonly S4nnRule[] = (['learn', 'zero'] as const).flatMap((silent) =>
  (['updated', 'previous'] as const).map(
    (backpropagate): S4nnRule => ({ use: 's4nn', margin: 3, silent, backpropagate }),
  ),
);

/** Updates and what a pass of learning counts. */
export const learningChecks = (create: Create, shapes: Shapes): Check[] => [
  ...shapes.learning.map(
    ([inputs, ...sizes]): Check => ({
      name: `${inputs}-${sizes.join('-')} learns one sample as the reference, under every option of neuron and rule`,
      run: async () => {
        let learned = 0;
        // The reference takes its time with a large network.
        const samples = inputs > 1000 ? 1 : 6;
        const drawn = drawCase({ inputs, sizes, duration: 24, samples, decay: 0.01, active: 0.6 });
        for (const neuron of neurons) {
          for (const rule of rules) {
            const counted = await compareEach(create, withNeuron(drawn, neuron), rule, describe(rule));
            for (const stats of counted) learned += stats.learned;
          }
        }
        assert(learned > 5, `this check means nothing: found ${learned} samples with an error`);
      },
    }),
  ),
  {
    name: 'margins from 0 to beyond the duration',
    run: async () => {
      const given = drawCase({ inputs: 40, sizes: [30, 5], duration: 20, samples: 12 });
      for (const margin of [0, 1, 2, 20, 100]) {
        await compareEach(create, given, { ...presets.reference.rule, margin }, `γ ${margin}`);
      }
    },
  },
  {
    name: 'durations 1, 2, 3 and 65535',
    run: async () => {
      for (const duration of [1, 2, 3, 65535]) {
        for (const neuron of neurons) {
          const given = drawCase({ inputs: 40, sizes: [30, 5], duration, samples: 4, neuron });
          await compareEach(create, given, presets.reference.rule, `${duration} steps`);
        }
      }
    },
  },
  {
    name: 'many samples in a row, chosen and repeated, with a rate factor and decay',
    run: async () => {
      for (const rate of [0, 0.02, 1]) {
        for (const decay of [0, 0.01]) {
          const given = drawCase({ inputs: 80, sizes: [50, 5], duration: 64, samples: 50, decay });
          const samples = Uint32Array.from({ length: 60 }, (_, index) => (index * 7) % 50);
          const plan = { samples, rule: presets.reference.rule, rate, batch: 1 };
          const { learned, correct } = await compareLearning(
            create,
            given,
            plan,
            60 * tolerance,
            `rate ${rate}, λ ${decay}`,
          );
          assert(
            learned > 0 && correct > 0,
            `this check means nothing: ${learned} learned, ${correct} correct`,
          );
        }
      }
    },
  },
  {
    name: 'learns from spikes and samples in shared memory',
    run: async () => {
      const given = drawCase({ inputs: 80, sizes: [50, 5], duration: 64, samples: 50 });
      const plan = { samples: shareIndices(allOf(given)), rule: presets.reference.rule, rate: 1, batch: 1 };
      const shared = { ...given, spikes: shareSpikes(given.spikes) };
      await compareLearning(create, shared, plan, 50 * tolerance, 'shared memory');
    },
  },
  {
    name: 'decay, however strong, shrinks every weight after every sample',
    run: async () => {
      // ηλ from a little to more than everything.
      for (const share of [1e-6, 0.03, 0.5, 1, 1.5]) {
        const options = { inputs: 30, sizes: [20, 4], duration: 32, learningRate: 0.25, decay: share / 0.25 };
        for (const active of [0, 0.7]) {
          const given = drawCase({ ...options, active, samples: 50 });
          const plan = { samples: allOf(given), rule: presets.reference.rule, rate: 1, batch: 1 };
          await compareLearning(create, given, plan, 50 * tolerance, `ηλ ${share}`);
          const [hidden, output] = given.network.layers;
          const layers = [{ ...hidden, decay: 0 }, output!] as const;
          // The error passes through weights that decay has taken or turned: one sample, as they may stay 0.
          const topOnly = { ...given, network: { ...given.network, layers } };
          const one = { ...plan, samples: Uint32Array.of(0) };
          await compareLearning(create, topOnly, one, tolerance, `ηλ ${share} of the outputs alone`);
        }
      }
    },
  },
  {
    name: 'more samples than any block holds are learned in one call',
    run: async () => {
      const given = drawCase({
        inputs: 12,
        sizes: [9, 3],
        duration: 40,
        samples: shapes.many,
        learningRate: 2 ** -8,
      });
      const plan = { samples: allOf(given), rule: presets.reference.rule, rate: 1, batch: 1 };
      await compareLearning(create, given, plan, shapes.many * tolerance, `${shapes.many} samples`);
    },
  },
  {
    name: 'a pass without samples changes nothing and counts nothing',
    run: async () => {
      const given = drawCase({ inputs: 12, sizes: [9, 3], duration: 40, samples: 5, decay: 1 });
      const plan = { samples: new Uint32Array(0), rule: presets.reference.rule, rate: 1, batch: 1 };
      await compareLearning(create, given, plan, 0, 'no samples');
    },
  },
];

/** Compares learning from each sample alone, from the weights of the case. */
const compareEach = (create: Create, given: Case, rule: S4nnRule, what: string): Promise<EpochStats[]> =>
  comparePasses(
    create,
    given,
    Array.from(allOf(given), (sample) => ({
      plan: { samples: Uint32Array.of(sample), rule, rate: 1, batch: 1 },
      within: tolerance,
      what,
    })),
  );

const describe = ({ silent, backpropagate }: S4nnRule): string =>
  `silent ${silent}, ${backpropagate} weights`;
