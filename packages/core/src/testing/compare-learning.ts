import type { EpochStats } from '../backend.js';
import type { EpochPlan } from '../learning/plan.js';
import { reference } from '../reference/reference-backend.js';
import type { Case } from './case.js';
import type { Create } from './check.js';
import { assertCloseWeights, assertSameStats } from './compare.js';

/** Allowed difference of a weight after one sample: errors are normalised and potentials are float32. */
export const tolerance = 1e-5;

/** Every sample of a case, in order. */
export const allOf = ({ spikes }: Case): Uint32Array =>
  Uint32Array.from(spikes.labels, (_, sample) => sample);

/** A pass of learning to compare, and how. */
interface Pass {
  readonly plan: EpochPlan;
  /** Allowed difference of a weight. */
  readonly within: number;
  readonly what: string;
}

/** Compares a pass of learning with the reference. @returns what the reference counted. */
export const compareLearning = async (
  create: Create,
  given: Case,
  plan: EpochPlan,
  within: number,
  what: string,
): Promise<EpochStats> => (await comparePasses(create, given, [{ plan, within, what }]))[0]!;

/** Compares passes of learning with the reference, each from the weights of the case. @returns what the reference counted in each. */
export async function comparePasses(
  create: Create,
  { network, weights, spikes }: Case,
  passes: readonly Pass[],
): Promise<EpochStats[]> {
  const oracle = await reference().compile([network]);
  const model = await (await create()).compile([network]);
  const { crossing, delay } = network.neuron;
  const counted: EpochStats[] = [];
  for (const { plan, within, what } of passes) {
    await oracle.write([weights]);
    await model.write([weights]);
    const [expected] = await oracle.train(spikes, [plan]);
    const [found] = await model.train(spikes, [plan]);
    const name = `${what}, ${crossing}, delay ${delay}, samples ${[...plan.samples.subarray(0, 3)]}…`;
    assertSameStats(found!, expected!, name);
    assertCloseWeights((await model.read())[0]!, (await oracle.read())[0]!, within, name);
    counted.push(expected!);
  }
  await model[Symbol.asyncDispose]();
  return counted;
}
