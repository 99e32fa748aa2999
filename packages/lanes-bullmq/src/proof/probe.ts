import { createHash } from 'node:crypto';
import type { Config } from '@s4nn/config';
import { bytesOf, type Host, hostOfSome, openLanes, type TrainedEpoch } from '@s4nn/lanes';
import { formatJson } from '@s4nn/log';

/** How many samples a probe learns from, and how many more it is validated on. */
const most = { training: 48, validation: 16 } as const;

/** How many epochs it takes; the second one begins with what a first one leaves, moments too. */
const epochs = 2;

/**
 * Trains the network of a config for a moment, by its own backend, encoder and rule.
 * @returns a digest of reports and weights: the same wherever code and arithmetic are the same; null if the training fails.
 */
export async function probe(config: Config, host: Host): Promise<string | null> {
  const { length } = host.data.dataset.train.labels;
  const count = Math.min(length, most.training + most.validation);
  const validation = Math.min(most.validation, Math.floor(count / 4));
  // From all over: the first samples may be of one class.
  const samples = Uint32Array.from({ length: count }, (_, k) => Math.floor((k * length) / count));
  const { patience: _, ...training } = config.json.training;
  const json = { ...config.json, training: { ...training, epochs, validation } };
  const small = { ...config, json };
  const trained: TrainedEpoch[] = [];
  await using lanes = openLanes(hostOfSome(small, host, samples), small, 1, 1);
  const outcome = await lanes.run(
    { name: 'probe', json, part: 'split', from: null, to: epochs, alone: true },
    (epoch) => trained.push(epoch),
    new AbortController().signal,
  );
  if (!outcome.ok) return null;
  const hash = createHash('sha256').update(formatJson(trained.map(({ report }) => report)));
  for (const bytes of bytesOf(trained.at(-1)!.state!)) hash.update(bytes);
  return hash.digest('hex');
}
