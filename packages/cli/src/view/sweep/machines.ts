import { counted } from '@s4nn/core';
import type { Machine, ServingLanes } from '@s4nn/log';
import type { Progress } from '@s4nn/sweep';
import { duration } from '../format.js';

/** Which workers serve a sweep and which do not, as lines. */
export function lanesLines(
  { at, workers, refused, total, idle }: ServingLanes,
  isServed: boolean,
): readonly string[] {
  const all = `${servingText(workers)}${idleText(idle, total)}`;
  const none = `no worker has served it since ${at}`;
  return [
    // Nobody writes down which workers come and go while no process runs the sweep.
    workers.length === 0 ? none : isServed ? all : `last served by ${servingText(workers)}`,
    ...refused.map(
      ({ name, why }) => `worker ${name} ${isServed ? 'does' : 'did'} not serve it: ${why.split('\n')[0]}`,
    ),
  ];
}

/** Which workers serve a sweep, in one line, as that has just changed. */
export function workersText({
  workers,
  wanted,
}: Pick<Extract<Progress, { kind: 'workers' }>, 'workers' | 'wanted'>): string {
  if (workers.length === 0) return 'no worker serves this sweep';
  const total = workers.reduce((sum, { lanes }) => sum + lanes, 0);
  const idle = wanted === null ? 0 : Math.max(0, total - wanted);
  return `${servingText(workers)}${idle === 0 ? '' : `; ${idle} of them idle, as ${counted(wanted!, 'trial')} run at a time`}`;
}

/** How many workers there are, and on which machines. */
export function servingText(workers: ServingLanes['workers']): string {
  const lanesOn = new Map<string, number>();
  for (const { host, lanes } of workers) lanesOn.set(host, (lanesOn.get(host) ?? 0) + lanes);
  const places = [...lanesOn].map(([host, lanes]) => `${host} (${lanes})`).join(', ');
  const total = workers.reduce((sum, { lanes }) => sum + lanes, 0);
  return `${counted(workers.length, 'worker')} with ${counted(total, 'lane')}: ${places}`;
}

const idleText = (idle: number, total: number): string =>
  idle === 0
    ? ''
    : `; ${idle} ${idle === 1 ? 'stays' : 'stay'} idle, as /parallel/workers is ${total - idle}`;

/** What each machine did, one per line. */
export const machineLines = (machines: readonly Machine[]): readonly string[] =>
  machines.map(
    ({ host, segments, seconds }) =>
      `${host ?? 'main process'}: ${counted(segments, 'segment')} in ${duration(seconds)}`,
  );
