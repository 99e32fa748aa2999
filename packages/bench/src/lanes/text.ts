import { median } from '../median.js';
import type { Overhead, TimedSweep } from './overhead.js';
import { type Purpose, purposes } from './purpose.js';
import type { ScaleRow } from './scale.js';
import type { SweepTraffic } from './traffic.js';

/** What the queue takes beside threads, for a terminal. */
export function overheadText({ pairs, trials, whole, cpu }: Overhead): string {
  const line = (name: string, of: (sweep: TimedSweep) => number, share: number): string => {
    const [threads, queue] = (['threads', 'queue'] as const).map((by) => pairs.map((pair) => of(pair[by])));
    const each = threads!.map((seconds, k) => (queue![k]! / seconds).toFixed(3)).join(' ');
    const seconds = `${median(threads!).toFixed(1)} s on threads, ${median(queue!).toFixed(1)} s through the queue`;
    return `  ${name.padEnd(16)} ${percent(share).padStart(7)} more: ${seconds} (pairs: ${each})`;
  };
  const isSame =
    new Set(pairs.flatMap(({ threads, queue }) => [threads.fingerprint, queue.fingerprint])).size === 1;
  return [
    `MNIST on two threads of the sweep's process, and on a worker with two threads: ${pairs.length} pairs, medians`,
    line('the trials', (sweep) => sweep.trials, trials),
    line('the whole sweep', (sweep) => sweep.startUp + sweep.trials + sweep.rest, whole),
    ...(cpu === null ? [] : [line('processor time', (sweep) => sweep.cpu!, cpu)]),
    `  start-up: ${seconds(pairs, 'threads')} s on threads, ${seconds(pairs, 'queue')} s through the queue`,
    `  logs: ${isSame ? 'all the same' : 'DIFFERENT'}`,
  ].join('\n');
}

const seconds = (pairs: Overhead['pairs'], by: 'threads' | 'queue'): string =>
  median(pairs.map((pair) => pair[by].startUp)).toFixed(1);

/** What goes over the network, for a terminal. */
export function trafficText({ segments, seconds, by }: SweepTraffic): string {
  const line = ([name, ...figures]: readonly string[]): string =>
    `  ${name!.padEnd(12)}${figures.map((figure) => figure.padStart(13)).join('')}`;
  const rows = (Object.keys(purposes) as Purpose[]).map((name) => {
    const { main, worker } = by[name] ?? { main: nothing, worker: nothing };
    // What grows with time: a second.
    const per = name === 'clock' ? seconds : name === 'connection' ? 1 : segments;
    const figures = [main.commands, main.sent, main.received, worker.commands, worker.sent, worker.received];
    return line([name, ...figures.map((figure) => grouped(figure / per))]);
  });
  return [
    `Per segment, of ${segments} (clock: per second, of ${seconds.toFixed(0)}; connection: in all)`,
    line(['', 'main: cmds', 'sent', 'received', 'worker: cmds', 'sent', 'received']),
    ...rows,
  ].join('\n');
}

const nothing = { commands: 0, sent: 0, received: 0 };

/** How soon segments of killed workers begin again, for a terminal. */
export function recoveryText({
  seed,
  seconds,
}: {
  readonly seed: number;
  readonly seconds: readonly number[];
}): string {
  const sorted = seconds.toSorted((a, b) => a - b).map((each) => each.toFixed(1));
  return `A killed worker's segment begins again after ${sorted[0]} to ${sorted.at(-1)} s, median ${median(seconds).toFixed(1)} s (${sorted.join(' ')}; seed ${seed})`;
}

/** The table of the simulation, as Markdown. */
export function scaleText(rows: readonly ScaleRow[]): string {
  const columns = [
    'lanes',
    'workers',
    'order',
    'state',
    'segments/s',
    'main, CPU per segment',
    'Redis, CPU per segment',
    'Redis, memory',
    'network per segment',
    'idle lanes',
  ];
  const cells = rows.map(({ setting, segments, rate, cpu, redis, idle }) => [
    String(setting.lanes),
    setting.mode === 'async' ? '' : String(setting.workers),
    setting.mode,
    bytes(12 * (setting.inputs * setting.hidden + 2 * setting.hidden)),
    rate.toFixed(1),
    `${((1000 * cpu) / segments).toFixed(1)} ms`,
    `${((1000 * redis.cpu) / segments).toFixed(1)} ms`,
    bytes(redis.peak),
    bytes(redis.bytes / segments),
    percent(idle),
  ]);
  const widths = columns.map((name, k) => Math.max(name.length, ...cells.map((row) => row[k]!.length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, k) => cell.padEnd(widths[k]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(columns), rule, ...cells.map(line)].join('\n');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const grouped = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 });

const bytes = (count: number): string =>
  count >= 1e6 ? `${(count / 1e6).toFixed(count < 1e7 ? 1 : 0)} MB` : `${(count / 1e3).toFixed(1)} kB`;
