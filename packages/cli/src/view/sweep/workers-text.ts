import { counted } from '@s4nn/core';

/** Workers as progress, status and log have them. */
export interface SeenWorkers {
  readonly workers: readonly { readonly host: string; readonly lanes: number }[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  /** How many trainings the sweep runs at a time at most; null where that does not limit it. */
  readonly wanted: number | null;
}

/** Which workers serve a sweep, in one line. */
export function workersText({ workers, refused, wanted }: SeenWorkers): string {
  const lanes = workers.reduce((sum, worker) => sum + worker.lanes, 0);
  const byHost = new Map<string, number>();
  for (const worker of workers) byHost.set(worker.host, (byHost.get(worker.host) ?? 0) + worker.lanes);
  const hosts = [...byHost].map(([host, count]) => `${host} (${count})`).join(', ');
  const serving =
    workers.length === 0
      ? 'no worker serves this sweep'
      : `${counted(workers.length, 'worker')} with ${counted(lanes, 'lane')}: ${hosts}`;
  const spare = wanted === null ? 0 : lanes - wanted;
  const idle = spare > 0 ? [`${spare} of them idle, as ${counted(wanted!, 'trial')} run at a time`] : [];
  return [serving, ...idle, ...refused.map(({ name, why }) => `worker ${name} refused: ${why}`)].join('; ');
}
