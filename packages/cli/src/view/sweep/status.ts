import { counted, valueText } from '@s4nn/core';
import { type Trial, trialCounts } from '@s4nn/log';
import type { RunningProcess, UnderWay } from '@s4nn/sweep';
import type { Colours } from '../../terminal.js';
import { parameterLine } from '../format.js';
import { lanesLines, machineLines } from './machines.js';
import { early } from './result.js';

/** The progress of a sweep as lines. */
export function statusText(
  { name, total, layers, done, ended, objectives, trials, best, machines, lanes, final }: UnderWay,
  process: RunningProcess | null,
  colours: Colours,
): string[] {
  const { complete, pruned, failed, running } = trialCounts(trials);
  const head = colours.bold(name);
  const runner = [
    ...(done && !process ? [] : [runnerText(process)]),
    ...(lanes ? lanesLines(lanes, process !== null) : []),
  ];
  const last =
    final && !done
      ? [`${final.epoch} of ${counted(final.epochs, 'epoch')} of the last training are kept`]
      : [];
  if (total === 0) return [`${head}: a single run, ${done ? 'done' : 'not done'}`, ...runner, ...last];
  const end = done
    ? 'done'
    : complete + pruned + failed < total
      ? 'not done'
      : 'the best has yet to be retrained';
  const lines = [
    `${head}: ${complete + pruned + failed} of ${total} trials ended (${complete} complete, ${pruned} pruned, ${failed} failed), ${running} ${process || done ? 'running' : 'unfinished'}; ${end}`,
    ...runner,
    ...last,
  ];
  if (ended && ended !== 'trials') lines.push(early[ended]);
  for (const id of best) {
    const { values, parameters } = trials[id]!;
    const reached = objectives.map(({ metric }, k) => `${metric} ${valueText(metric, values![k]!)}`);
    lines.push(
      `${done ? 'best' : 'best so far'}: trial ${id}, ${reached.join(', ')}`,
      `  ${parameterLine(parameters, layers)}`,
    );
  }
  const unended = trials.filter(isRunning);
  for (const { id, curve, parameters } of unended) {
    const value = curve.at(-1)?.[1] ?? null;
    const now = value === null ? '' : `, ${valueText(objectives[0].metric, value)}`;
    lines.push(
      `trial ${id}: ${counted(curve.length, 'epoch')}${now}`,
      `  ${parameterLine(parameters, layers)}`,
    );
  }
  if (process && lanes && unended.length > 0)
    lines.push('epochs that workers train now count once they have sent them');
  if (machines) lines.push(...machineLines(machines));
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}

function runnerText(process: RunningProcess | null): string {
  if (!process) return 'no process runs it';
  const { pid, host, since, seen } = process;
  return seen
    ? `process ${pid} on ${host} has been running it since ${since}`
    : `process ${pid} on ${host} may be running it: it has its lock, but has not been heard of for 3 s`;
}

const isRunning = ({ state }: Trial): boolean => state === 'running' || state === 'waiting';
