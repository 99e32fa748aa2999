import { type EpochPlan, type EpochStats, inputsOf, passesThrough, type Spikes } from '@s4nn/core';
import { type Compiled, writeNets } from './compiled.js';
import { basesOf } from './geometry.js';
import { readBack } from './memory.js';
import { forward, openPass, type Pass, type Run, tiles } from './pass.js';

/** Groups of samples between two submissions. */
const groupsAtATime = 128;
/** More workgroups than that a dimension may not have. */
const mostWorkgroups = 32768;

/**
 * Learns a pass. Networks whose plans have as many samples, one batch and one way down for errors learn side by side,
 * others one after the other; nothing is read back before the end.
 */
export async function train(
  compiled: Compiled,
  spikes: Spikes,
  plans: readonly EpochPlan[],
): Promise<EpochStats[]> {
  writeNets(compiled, plans);
  const alike = plans.every((plan) => wayOf(plan) === wayOf(plans[0]!));
  if (alike) return trainTogether(compiled, spikes, plans, 0);
  const stats: EpochStats[] = [];
  for (const [n, plan] of plans.entries()) {
    stats.push(...(await trainTogether(compiled, spikes, [plan], n)));
  }
  return stats;
}

const wayOf = (plan: EpochPlan): string => `${plan.samples.length} ${plan.batch} ${passesThrough(plan)}`;

/** Learns with neighbouring networks, from the one numbered `first` on. */
async function trainTogether(
  compiled: Compiled,
  spikes: Spikes,
  plans: readonly EpochPlan[],
  first: number,
): Promise<EpochStats[]> {
  const { gpu, geometry } = compiled;
  const [{ samples, batch }] = plans as [EpochPlan];
  if (samples.length === 0) return plans.map(() => statsOf(new Uint32Array(2 + geometry.neurons), compiled));
  const slots = Math.min(batch, samples.length);
  const orders = plans.map((plan) => plan.samples);
  const pass = openPass(compiled, { spikes, orders, first, slots, kind: 'train' });
  const groups = Math.ceil(samples.length / slots);
  for (let from = 0; from < groups; from += groupsAtATime) {
    pass.submit((run) => {
      for (let group = from; group < Math.min(groups, from + groupsAtATime); group++) {
        learnGroup(compiled, pass, run, slots, passesThrough(plans[0]!));
      }
    });
    // Not more at a time than the device works off.
    await Promise.race([gpu.device.queue.onSubmittedWorkDone(), gpu.lost]);
  }
  const [stats] = await readBack(gpu, [{ from: pass.stats, words: 4 + pass.counts }]);
  pass.release();
  const counts = new Uint32Array(stats!, 16);
  const stride = 2 + geometry.neurons;
  return plans.map((_, n) => statsOf(counts.subarray(n * stride, (n + 1) * stride), compiled));
}

/** Runs the group, takes its errors down through the layers, updates each, and goes on to the next. */
function learnGroup(
  { networks: [network], geometry }: Compiled,
  { dataset }: Pass,
  run: Run,
  slots: number,
  through: ReturnType<typeof passesThrough>,
): void {
  const { sizes, weights } = geometry;
  const last = sizes.length - 1;
  run('clearInputs', 0, tiles(network.inputs), slots);
  run('scatterInputs', 0, tiles(dataset.most), slots);
  forward(geometry, run, slots);
  for (const [k, size] of sizes.entries()) run('countFired', k, tiles(size));
  run('outputErrors', last, tiles(slots));
  for (let k = last; k >= 0; k--) {
    const passDown = () => k > 0 && run('passDown', k, tiles(inputsOf(network, k)), slots);
    run('normalise', k, slots);
    if (through === 'previous') passDown();
    const rows = Math.ceil(tiles(weights[k]!) / mostWorkgroups);
    run('update', k, Math.ceil(tiles(weights[k]!) / rows), rows);
    if (through === 'updated') passDown();
  }
  run('advance', 0, 1);
}

/** Counts of a network as core has them. */
function statsOf(counts: Uint32Array, { geometry: { sizes } }: Compiled): EpochStats {
  const bases = basesOf(sizes, 2);
  return {
    learned: counts[0]!,
    correct: counts[1]!,
    fired: sizes.map((size, k) => counts.slice(bases[k]!, bases[k]! + size)),
  };
}
