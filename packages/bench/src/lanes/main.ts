import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { runCommand, wholeNumber } from '../command.js';
import { showProgress } from '../view/progress.js';
import { measureOverhead } from './overhead.js';
import { measureRecovery } from './recovery.js';
import { measureScale } from './scale.js';
import { quickScale, quickTraffic, scaleSettings } from './settings.js';
import { overheadText, recoveryText, scaleText, trafficText } from './text.js';
import { measureTraffic } from './traffic.js';
import { startWorker } from './worker.js';

const parts = ['overhead', 'traffic', 'recovery', 'scale'] as const;

interface Options {
  readonly only: readonly (typeof parts)[number][];
  readonly pairs: number;
  readonly kills: number;
  readonly seed: number;
  readonly quick?: boolean;
  readonly json?: boolean;
}

const program = new Command('bench:lanes')
  .description(
    'Measure sweeps over a queue, with a Redis server of its own: what the queue takes beside threads of the same process, on MNIST; ' +
      'what goes over the network; how soon the segment of a killed worker begins again; and, with lanes that only sleep, what the main ' +
      'process and the server do for up to a thousand of them.',
  )
  .addOption(new Option('--only <parts...>', 'which of them').choices(parts).default([...parts]))
  .option('--pairs <number>', 'sweeps on threads and through the queue, in turn', wholeNumber, 5)
  .option('--kills <number>', 'workers that are killed', wholeNumber, 8)
  .option('--seed <number>', 'of the moments when they are killed', wholeNumber, Math.ceil(Date.now() / 1000))
  .option('--quick', 'only traffic and scale, of small sweeps on lanes that sleep: a few seconds')
  .option('--json', 'print the figures as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench:lanes                       about 45 minutes on two cores
  pnpm bench:lanes --only scale
  pnpm bench:lanes --quick --json`,
  )
  .exitOverride()
  .action(run);

async function run({ only, pairs, kills, seed, quick = false, json = false }: Options): Promise<void> {
  const { progress, clear } = showProgress(process.stderr);
  const found: Record<string, unknown> = {};
  const lines: string[] = [];
  const take = <Figures>(name: string, figures: Figures, text: (figures: Figures) => string): void => {
    found[name] = figures;
    lines.push(text(figures));
  };
  const loads = [loadavg()[0]!];
  if (quick) {
    take('traffic', await quickTraffic(), (all) => all.map(trafficText).join('\n\n'));
    take('scale', await scaled(quickScale), scaleText);
  } else {
    for (const part of parts.filter((each) => only.includes(each))) {
      const show = (share: number): void => progress(share, part);
      if (part === 'overhead') take(part, await measureOverhead(pairs, short, show), overheadText);
      if (part === 'traffic') take(part, await measureTraffic(mnist, two), trafficText);
      if (part === 'recovery')
        take(part, { seed, seconds: await measureRecovery(kills, seed, show) }, recoveryText);
      if (part === 'scale') take(part, await scaled(scaleSettings, show), scaleText);
      loads.push(loadavg()[0]!);
    }
  }
  clear();
  const load = `${availableParallelism()} cores, load ${loads.map((each) => each.toFixed(1)).join(', ')}`;
  console.log(json ? JSON.stringify({ load, ...found }, null, 2) : [...lines, load].join('\n\n'));
}

/** What is measured on MNIST: `configs/mnist.json`, shortened. */
const short = { trials: 8, set: { '/training/epochs': 4 } };
const mnist = {
  config: fileURLToPath(new URL('../../../../configs/mnist.json', import.meta.url)),
  threads: 1,
  overrides: { trials: 6, set: { '/training/epochs': 4, '/pruner/minimum': 1 } },
};
const two = (port: number) => startWorker(port, 2);

async function scaled(
  settings: typeof scaleSettings,
  show: (share: number) => void = () => {},
): Promise<Awaited<ReturnType<typeof measureScale>>[]> {
  const rows = [];
  for (const [index, setting] of settings.entries()) {
    show(index / settings.length);
    rows.push(await measureScale(setting));
  }
  return rows;
}

await runCommand(program);
