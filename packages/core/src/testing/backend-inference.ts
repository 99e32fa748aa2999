import type { SpikeTimes } from '../arrays.js';
import { outputsOf } from '../layers/shape.js';
import type { Network } from '../network/network.js';
import type { Neuron } from '../network/neuron.js';
import { reference } from '../reference/reference-backend.js';
import { presets } from '../rules/presets.js';
import { type Case, drawCase, shareIndices, shareSpikes, withNeuron } from './case.js';
import { assert, type Check, type Create } from './check.js';
import { assertSame, assertSameInference, compileOne } from './compare.js';
import type { Shapes } from './shapes.js';

export const neurons: readonly Neuron[] = (['>', '>='] as const).flatMap((crossing) =>
  ([1, 0] as const).map((delay) => ({ crossing, delay })),
);

const durations = [1, 2, 3, 16, 256, 65535];

/** Spike times, potentials and counts with fixed weights. */
export const inferenceChecks = (create: Create, shapes: Shapes): Check[] => [
  ...shapes.inference.map(
    ([inputs, ...sizes]): Check => ({
      name: `${inputs}-${sizes.join('-')} fires as the reference, for every duration and neuron`,
      run: async () => {
        let fired = 0;
        let silent = 0;
        for (const duration of durations) {
          const drawn = drawCase({ inputs, sizes, duration, samples: inputs > 1023 ? 2 : 3 });
          for (const neuron of neurons) {
            const given = withNeuron(drawn, neuron);
            const spikes = await compare(create, given, nameOf(given.network));
            for (const count of spikes) {
              if (count > 0) fired++;
              else silent++;
            }
          }
        }
        const both = fired > 0 && silent > 0;
        assert(both, 'this check means nothing: expected layers that fire and layers that do not');
      },
    }),
  ),
  {
    name: 'a potential that equals the threshold fires with >= and not with >',
    run: async () => {
      const times: SpikeTimes[] = [];
      for (const crossing of ['>', '>='] as const) {
        const neuron = { crossing, delay: 1 } as const;
        // Multiples of 1 make exact hits common.
        const given = drawCase({ inputs: 19, sizes: [31, 5], duration: 16, samples: 40, neuron, grid: 1 });
        await compare(create, given, crossing);
        const model = await compileOne(create, given.network, given.weights);
        times.push((await model.infer(given.spikes))[0]!.times);
      }
      const different = times[0]!.filter((time, index) => time !== times[1]![index]).length;
      const what = 'output times that differ between > and >=';
      assert(different > 20, `found ${different} ${what}, expected more than 20`);
    },
  },
  {
    name: 'a threshold between two float32 numbers is not rounded',
    run: async () => {
      const one = { inputs: 1, sizes: [2, 2], duration: 8, samples: 6, active: 1, grid: 1 };
      for (const neuron of neurons) {
        for (const threshold of [1 - 2 ** -40, 1, 1 + 2 ** -40, 0.3]) {
          const given = drawCase({ ...one, neuron });
          const [first, second] = given.network.layers;
          const layers = [
            { ...first, threshold },
            { ...second!, threshold },
          ] as const;
          const weights = given.weights.map((layer) => layer.fill(1) as typeof layer);
          const network = { ...given.network, layers };
          await compare(create, { ...given, network, weights }, `θ ${threshold}`);
        }
      }
    },
  },
  {
    name: 'samples without spikes are silent, and their potentials are 0',
    run: async () => {
      const given = drawCase({ inputs: 30, sizes: [20, 3], duration: 16, samples: 4, active: 0 });
      assert(given.spikes.times.length === 0, 'this check means nothing: expected no spikes');
      await compare(create, given, 'silent samples');
    },
  },
  {
    name: 'many samples in one call, more than any block holds',
    run: async () => {
      for (const [inputs, samples] of [
        [3, 5000],
        [1023, 700],
      ] as const) {
        await compare(create, drawCase({ inputs, sizes: [4], duration: 256, samples }), `${samples} samples`);
      }
    },
  },
  {
    name: 'runs the samples asked for, in their order, again if repeated, none if none',
    run: async () => {
      const given = drawCase({ inputs: 50, sizes: [40, 7], duration: 64, samples: 9 });
      for (const samples of [[3, 4, 5], [8, 0, 0, 7, 8], [6], []]) {
        await compare(create, given, `samples ${samples}`, Uint32Array.from(samples));
      }
      const empty = drawCase({ inputs: 50, sizes: [40, 7], duration: 64, samples: 0 });
      await compare(create, empty, 'a dataset without samples');
    },
  },
  {
    name: 'spikes and samples in shared memory give the same',
    run: async () => {
      const given = drawCase({ inputs: 60, sizes: [33, 4], duration: 100, samples: 12 });
      const samples = shareIndices(Uint32Array.of(4, 2, 11));
      await compare(create, { ...given, spikes: shareSpikes(given.spikes) }, 'shared memory', samples);
    },
  },
  {
    name: 'detail `decision`, the default, agrees with `full` up to the decision, be it early, late or none',
    run: async () => {
      for (const [index, sizes] of [[5], [50, 30, 6], [40, 30, 20, 5], [30, 30, 30, 30, 4]].entries()) {
        for (const neuron of [presets.reference.neuron, presets.paper.neuron]) {
          for (const [place, factor] of [0.3, 1, 1.6, 1000].entries()) {
            const seed = 10 * index + place;
            const given = drawCase({
              ...shapes.deciding,
              sizes,
              duration: 100,
              neuron,
              seed,
            });
            const output = given.network.layers.at(-1)!;
            const layers = [
              ...given.network.layers.slice(0, -1),
              { ...output, threshold: output.threshold * factor },
            ];
            await compareDecision(create, {
              ...given,
              network: { ...given.network, layers: layers as never },
            });
          }
        }
      }
    },
  },
];

const nameOf = ({ duration, neuron }: Network): string =>
  `${duration} steps, ${neuron.crossing}, delay ${neuron.delay}`;

/** Compares inference to the decision with full inference. */
async function compareDecision(create: Create, { network, weights, spikes }: Case): Promise<void> {
  const model = await compileOne(create, network, weights);
  const [full] = await model.infer(spikes, undefined, 'full');
  const [decision] = await model.infer(spikes);
  await model[Symbol.asyncDispose]();
  assert(full!.spikes !== null && decision!.spikes === null, 'spikes must come with full detail only');
  const what = `${network.layers.length} layers, ${nameOf(network)}`;
  assertSame(decision!.potentials, full!.potentials, `${what}: potentials`);
  assertSame(decision!.spikesToDecision, full!.spikesToDecision, `${what}: spikes to the decision`);
  const outputs = outputsOf(network);
  decision!.times.forEach((time, index) => {
    const sample = Math.floor(index / outputs);
    const earliest = Math.min(...full!.times.subarray(sample * outputs, (sample + 1) * outputs));
    const expected = full!.times[index]!;
    const mayBeSilent = expected > earliest && time === network.duration;
    assert(time === expected || mayBeSilent, `${what}: times[${index}]: found ${time}, expected ${expected}`);
  });
}

/** Compares full inference with the reference. @returns the reference's spikes of each sample and layer. */
async function compare(
  create: Create,
  given: Case,
  what: string,
  samples?: Uint32Array,
): Promise<Uint32Array> {
  const { network, weights, spikes } = given;
  const oracle = await compileOne(reference, network, weights);
  const model = await compileOne(create, network, weights);
  const [expected] = await oracle.infer(spikes, samples, 'full');
  const [found] = await model.infer(spikes, samples, 'full');
  assertSameInference(found!, expected!, what);
  await model[Symbol.asyncDispose]();
  return expected!.spikes!;
}
