import { counted } from '@s4nn/core';
import type { Machine, ServingLanes } from '@s4nn/log';
import { duration } from '../format.js';

/** Which workers serve a sweep and which do not, as lines. */
export function lanesLines(
  { at, workers, refused, total, idle }: ServingLanes,
  isServed: boolean,
): readonly string[] {
  const lanesOn = new Map<string, number>();
  for (const { host, lanes } of workers) lanesOn.set(host, (lanesOn.get(host) ?? 0) + lanes);
  const places = [...lanesOn].map(([host, lanes]) => `${host} (${lanes})`).join(', ');
  const all = `${counted(workers.length, 'worker')} with ${counted(total, 'lane')}: ${places}`;
  const rest =
    idle === 0
      ? ''
      : `; ${idle} ${idle === 1 ? 'stays' : 'stay'} idle, as /parallel/workers is ${total - idle}`;
  const none = `no worker has served it since ${at}`;
  return [
    // Nobody writes down which workers come and go while no process runs the sweep.
    workers.length === 0 ? none : isServed ? `${all}${rest}` : `last served by ${all}`,
    ...refused.map(
      ({ name, why }) => `worker ${name} ${isServed ? 'does' : 'did'} not serve it: ${why.split('\n')[0]}`,
    ),
  ];
}

/** What each machine did, one per line. */
export const machineLines = (machines: readonly Machine[]): readonly string[] =>
  machines.map(
    ({ host, segments, seconds }) =>
      `${host ?? 'main process'}: ${counted(segments, 'segment')} in ${duration(seconds)}`,
  );
