import { type EpochPlan, type EpochStats, passesThrough, requirePlain, type Spikes } from '@s4nn/core';
import type { Compiled } from './compiled.js';
import { basesOf } from './geometry.js';
import { readBack } from './memory.js';
import { writeNets } from './nets.js';
import { forward, tiles } from './pass/forward.js';
import { type Group, groupsAtATime, groupsOf } from './pass/groups.js';
import { openPass } from './pass/pass.js';
import type { Run } from './pass/submit.js';
import { rows } from './shader/bindings.js';

/** Maximum number of workgroups per dimension. */
const mostWorkgroups = 32768;

/**
 * Learns from one pass over the samples of the plans. Networks learn side by side if their plans have the same number
 * of samples, the same batch and the same weights for errors to pass through, and otherwise one after the other.
 * Nothing is read back before the end.
 */
export async function train(
  compiled: Compiled,
  spikes: Spikes,
  plans: readonly EpochPlan[],
): Promise<EpochStats[]> {
  for (const plan of plans) requirePlain('@s4nn/backend-gpu', plan);
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

/** Learns with neighbouring networks, of which the first is number `first`. */
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
  const members = plans.length;
  const pass = await openPass(compiled, { spikes, orders, first, members, slots, kind: 'train' });
  try {
    const groups = groupsOf(samples.length, slots);
    for (let from = 0; from < groups.length; from += groupsAtATime) {
      pass.submit(groups.slice(from, from + groupsAtATime), (run, group) => {
        learnGroup(compiled, run, group, passesThrough(plans[0]!));
      });
      // Waits, so that no more is queued than the device can work off.
      await gpu.alarm.or(gpu.device.queue.onSubmittedWorkDone());
    }
    const [stats] = await readBack(gpu, [{ from: pass.stats, words: pass.counts }]);
    const counts = new Uint32Array(stats!);
    const stride = 2 + geometry.neurons;
    return plans.map((_, n) => statsOf(counts.subarray(n * stride, (n + 1) * stride), compiled));
  } finally {
    pass.release();
  }
}

/** Runs the group, passes its errors down through the layers, and updates each layer. */
function learnGroup(
  { geometry }: Compiled,
  run: Run,
  group: Group,
  through: ReturnType<typeof passesThrough>,
): void {
  const { sizes, inputs } = geometry;
  forward(geometry, run, group);
  run('judge', sizes.length - 1, 1, group.count);
  for (let k = sizes.length - 1; k >= 0; k--) {
    const passDown = () => k > 0 && run('passDown', k, 1, group.count);
    if (through === 'previous') passDown();
    const size = sizes[k]!;
    const workgroups = tiles(Math.ceil(inputs[k]! / rows) * size + size);
    const lines = Math.ceil(workgroups / mostWorkgroups);
    run('update', k, Math.ceil(workgroups / lines), lines);
    if (through === 'updated') passDown();
  }
}

/** The counts of a network in core's form. */
function statsOf(counts: Uint32Array, { geometry: { sizes } }: Compiled): EpochStats {
  const bases = basesOf(sizes, 2);
  return {
    learned: counts[0]!,
    correct: counts[1]!,
    fired: sizes.map((size, k) => counts.slice(bases[k]!, bases[k]! + size)),
  };
}
