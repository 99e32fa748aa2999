import type { Backend, EpochStats } from '../backend.js';
import type { EpochPlan } from '../learning/plan.js';
import { reference } from '../reference/reference-backend.js';
import type { Case } from './case.js';
import { assertCloseWeights, assertSameStats, compileOne } from './compare.js';

/** Allowed difference of a weight after one sample: errors are normalised and potentials are float32. */
export const tolerance = 1e-5;

/** Every sample of a case, in order. */
export const allOf = ({ spikes }: Case): Uint32Array =>
  Uint32Array.from(spikes.labels, (_, sample) => sample);

/** Compares a pass of learning with the reference. @returns what the reference counted. */
export async function compareLearning(
  create: () => Backend | Promise<Backend>,
  { network, weights, spikes }: Case,
  plan: EpochPlan,
  within: number,
  what: string,
): Promise<EpochStats> {
  const oracle = await compileOne(reference, network, weights);
  const model = await compileOne(create, network, weights);
  const [expected] = await oracle.train(spikes, [plan]);
  const [found] = await model.train(spikes, [plan]);
  const { crossing, delay } = network.neuron;
  const name = `${what}, ${crossing}, delay ${delay}, samples ${[...plan.samples.subarray(0, 3)]}…`;
  assertSameStats(found!, expected!, name);
  assertCloseWeights((await model.read())[0]!, (await oracle.read())[0]!, within, name);
  await model[Symbol.asyncDispose]();
  return expected!;
}
