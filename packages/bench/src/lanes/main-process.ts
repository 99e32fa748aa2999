/** A program: runs a sweep as `s4nn sweep` does, and prints what that took. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Overrides, readConfig } from '@s4nn/config';
import { fold, trialAttributes } from '@s4nn/log';
import { fingerprintOf, readJournal } from '@s4nn/log/file';
import { type Progress, sweep } from '@s4nn/sweep';
import type { MainCost, MainTask } from './run-main.js';

const { config, overrides, project, threads, trialsOnly }: MainTask = JSON.parse(process.argv[2]!);
const over = new AbortController();
const delay = monitorEventLoopDelay({ resolution: 10 });
const marks = { start: 0, full: 0, last: 0, ended: 0 };
let cpu = { user: 0, system: 0 };
let journal = '';
let lanes = 0;
let asked = 0;

function show(progress: Progress): void {
  if (progress.kind === 'start') {
    ({ journal, lanes } = progress);
    marks.start = Date.now();
    cpu = process.cpuUsage();
    delay.enable();
  } else if (progress.kind === 'trial') {
    marks.last = Date.now();
    if (++asked === lanes) marks.full = marks.last;
  } else if (progress.kind === 'final') {
    marks.ended = Date.now();
    cpu = process.cpuUsage(cpu);
    delay.disable();
    if (trialsOnly) over.abort();
  } else if (progress.kind === 'remark') console.error(progress.text);
}

const seconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

const read = await readConfig(config, overrides as Overrides);
const called = Date.now();
await sweep(read, { project, threads, show, signal: over.signal });
const resolved = Date.now();
const { records } = readJournal(journal)!;
const runs = fold(records).trials.flatMap(({ attributes }) => trialAttributes.ran.all(attributes));
const began = Math.min(...runs.map(({ value }) => Date.parse(value.started)));
const cost: MainCost = {
  fingerprint: fingerprintOf(records),
  segments: runs.length,
  startUp: (began - called) / 1000,
  trials: (marks.ended - began) / 1000,
  rest: (resolved - marks.ended) / 1000,
  cpu: seconds(cpu),
  cpuOfAll: seconds(process.cpuUsage()),
  window: [Math.max(marks.full, began), marks.last],
  loopDelay: delay.percentile(99) / 1e6,
  memory: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(JSON.stringify(cost));
