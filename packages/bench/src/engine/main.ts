import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Command, Option } from 'commander';
import { runCommand, wholeNumber } from '../command.js';
import { showProgress } from '../view/progress.js';
import { type EngineCost, measureEngine } from './measure-engine.js';

interface Options {
  readonly trials: number;
  readonly search: readonly string[];
  readonly json?: boolean;
}

const program = new Command('bench:engine')
  .description(
    'Measure the cost of a sweep itself: trials of up to three epochs with a backend that does nothing, in one process, with ' +
      'ASHA, and with every record forced to the disk. Then open the log again and resume it, and train one trial of as many epochs.',
  )
  .option('--trials <number>', 'trials per sweep, a multiple of ten', wholeNumber, 10_000)
  .addOption(
    new Option('--search <names...>', 'searches that suggest the trials').default([
      '@s4nn/tpe/random',
      '@s4nn/tpe',
    ]),
  )
  .option('--json', 'print the figures as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:engine
  pnpm bench:engine --trials 1000 --search @s4nn/tpe/quasi-random --json`,
  )
  .exitOverride()
  .action(run);

async function run({ trials, search, json = false }: Options): Promise<void> {
  // Needed to measure the heap that is in use, without garbage.
  setFlagsFromString('--expose-gc');
  globalThis.gc = runInNewContext('gc');
  const { progress, clear } = showProgress(process.stderr);
  const costs: EngineCost[] = [];
  for (const [index, name] of search.entries()) {
    const show = (share: number) => progress((index + share) / search.length, name);
    costs.push(await measureEngine(name, 10 * Math.ceil(trials / 10), show));
  }
  clear();
  console.log(json ? JSON.stringify(costs, null, 2) : costs.map(text).join('\n\n'));
}

const text = ({ search, trials, heap, records, opens, resumes, ...cost }: EngineCost): string =>
  [
    `${search}, ${trials} trials`,
    `  milliseconds per trial, by tenths: ${tenths(cost.milliseconds)}`,
    `  milliseconds per epoch of one trial of as many, by tenths: ${tenths(cost.epochMilliseconds)}`,
    `  heap after a tenth ${heap[0].toFixed(0)} MB, at the end ${heap[1].toFixed(0)} MB: ${((1000 * (heap[1] - heap[0])) / (0.9 * trials)).toFixed(1)} kB per trial`,
    `  a log of ${records} records opens in ${opens.toFixed(2)} s, and resumes in ${resumes.toFixed(2)} s`,
  ].join('\n');

const tenths = (times: readonly number[]): string => times.map((each) => each.toFixed(2)).join(' ');

await runCommand(program);
