import type { ConfigJson, ResolvedPlugin } from '@s4nn/config';
import { optionsOf } from '@s4nn/config/plugins';
import { augmentation, type EpochPlan, type Network } from '@s4nn/core';
import { type Failure, failureOf } from '../failure.js';
import { createBackend } from './create-backend.js';
import type { Host } from './host.js';
import { networkOf } from './job.js';

/** What a training asks of a backend. */
export interface Demand {
  readonly backend: ResolvedPlugin;
  readonly network: Network;
  /** How many networks of that shape train together. */
  readonly count: number;
  readonly plan: Omit<EpochPlan, 'samples'>;
}

/** Whether a backend can do what is asked of it. */
export type DemandOutcome = { readonly ok: true } | Failure;

/**
 * What the training of a config asks of its backend.
 * @throws InputError if the encoder refuses the config's options, or if samples that are no images cannot be varied.
 */
export function demandOf({ data, plugins }: Pick<Host, 'data' | 'plugins'>, json: ConfigJson): Demand {
  const { training, backend, parallel, search, encoder } = json;
  const { rule, batch, optimiser, outputThreshold, dropout, augmentation: varied, seed } = training;
  // Elastic fields take a while to make.
  if (varied) augmentation(data.few(), { ...varied, elastic: 0 }, seed);
  const together = parallel.mode === 'reproducible' ? parallel.workers : Number.POSITIVE_INFINITY;
  const isThin = dropout.inputs > 0 || dropout.hidden > 0;
  return {
    backend: { ...plugins.backend, options: optionsOf('backend', backend) },
    network: networkOf(json, data.encodeFew(optionsOf('encoder', encoder))),
    count: Math.min(backend.population, together, search?.trials ?? 1),
    plan: {
      rule,
      batch,
      optimiser,
      outputThreshold,
      rate: 1,
      ...(isThin && { dropout: { ...dropout, key: 0 } }),
    },
  };
}

/** Asks backends, in this thread, for what trainings will ask of them. Never throws. */
export async function checkDemands(demands: readonly Demand[]): Promise<DemandOutcome[]> {
  const outcomes: DemandOutcome[] = [];
  for (const demand of demands) {
    outcomes.push(
      await checkDemand(demand).then(
        () => ({ ok: true }),
        (error: unknown) => failureOf(error),
      ),
    );
  }
  return outcomes;
}

async function checkDemand({ backend: plugin, network, count, plan }: Demand): Promise<void> {
  const backend = await createBackend(plugin);
  const networks = Array.from({ length: count }, () => network) as [Network, ...Network[]];
  if (backend.check) await backend.check(networks, plan);
  else await (await backend.compile(networks))[Symbol.asyncDispose]();
}
