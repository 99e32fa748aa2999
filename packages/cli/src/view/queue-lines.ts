import { counted } from '@s4nn/core';
import type { LanesState } from '@s4nn/lanes';
import type { Colours } from '../terminal.js';
import { table } from './table.js';

/** What is on a queue, as lines. */
export function queueLines({ sweeps, workers, states }: LanesState, colours: Colours): string[] {
  const sweepRows = sweeps.map(({ name, main, waiting, running, ended }) => [
    name,
    main ?? 'nobody; `s4nn queue clean` removes it',
    String(waiting),
    String(running),
    String(ended),
  ]);
  const workerRows = workers.map(({ name, lanes, busy, serves }) => [
    name,
    String(lanes),
    String(busy),
    serves ?? '',
  ]);
  const refused = workers.flatMap(({ name, refused }) =>
    refused.map(({ sweep, why }) => `worker ${name} does not serve sweep ${sweep}: ${why}`),
  );
  const megabytes = (states.bytes / 1e6).toFixed(1);
  return [
    ...(sweeps.length === 0
      ? ['no sweep is on the queue']
      : table(['sweep', 'run by', 'waiting', 'running', 'ended'], sweepRows, colours)),
    '',
    ...(workers.length === 0
      ? ['no worker is there']
      : table(['worker', 'lanes', 'busy', 'serves'], workerRows, colours)),
    ...refused,
    '',
    `${counted(states.count, 'state')} of trainings in Redis, ${megabytes} MB`,
  ];
}
