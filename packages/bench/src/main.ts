import { cpus, loadavg } from 'node:os';
import { Command, Option } from 'commander';
import picocolors from 'picocolors';
import { backends } from './backends/backends.js';
import { findNumpy } from './backends/numpy.js';
import { runCommand } from './command.js';
import { bench } from './measure/bench.js';
import type { Row } from './measure/row.js';
import { subjects } from './subjects/subjects.js';
import { showProgress } from './view/progress.js';
import { table } from './view/table.js';

interface Options {
  readonly quick?: boolean;
  readonly json?: boolean;
  readonly network: readonly string[];
  readonly backend: readonly string[];
}

const legend = `additions: those of a full forward pass, also for a backend that stops at the decision or learns besides;
roofline: time of a plain add kernel, in one thread, for as many bytes, over the time measured;
× NumPy: against the authors' algorithm dense in time, one sample at a time, on one thread.`;

const names = (list: object, option: string, description: string): Option =>
  new Option(`--${option} <names...>`, description)
    .choices(Object.keys(list))
    .default(Object.keys(list), 'all');

const program = new Command('bench')
  .description(
    'Times training and inference of every backend in turn with a plain add kernel (the roofline) and with a ' +
      'dense NumPy implementation, in one run. Medians of batches. Takes about two minutes.',
  )
  .option('--quick', 'few turns and short training, half a minute, for a first look')
  .option('--json', 'print the rows as one JSON array')
  .addOption(names(subjects, 'network', 'only these networks'))
  .addOption(names(backends, 'backend', 'only these backends; without numpy there are no ratios to it'))
  .addHelpText(
    'after',
    `
Examples:
  pnpm bench
  pnpm bench --quick --network 784-400-10
  pnpm bench --backend wasm numpy --json > rows.json`,
  )
  .exitOverride()
  .action(run);

async function run({ quick = false, json = false, network, backend }: Options): Promise<void> {
  const numpy = findNumpy();
  const without = 'missing' in numpy && backend.includes('numpy');
  if (without) console.error(`Skipped: numpy, because ${numpy.missing}.`);
  const colors = picocolors.createColors(process.stdout.isTTY === true && picocolors.isColorSupported);
  const [cpu] = cpus();
  const machine = [
    `${cpu?.model ?? 'unknown CPU'}, ${cpus().length} cores`,
    `Node ${process.version}`,
    'versions' in numpy ? `${numpy.versions}, 1 thread` : 'no NumPy',
  ];
  (json ? console.error : console.log)(`${machine.join(' · ')}\n`);
  const [load] = loadavg() as [number];
  if (load > cpus().length / 4) {
    console.error(
      `The machine has been busy (load ${load.toFixed(1)}): if other programs keep running, everything looks slower than it is.`,
    );
  }
  const chosen = Object.fromEntries(Object.entries(subjects).filter(([name]) => network.includes(name)));
  const { progress, clear } = showProgress(process.stderr);
  const all: Row[] = [];
  const settings = {
    subjects: chosen,
    backends: backend.filter((name) => !(without && name === 'numpy')),
    turns: quick ? 5 : 41,
    warmup: quick ? 30 : 200,
    epochs: quick ? 'quick' : 'full',
  } as const;
  for await (const rows of bench(settings, progress)) {
    clear();
    all.push(...rows);
    if (!json && rows.length > 0) console.log(table(rows, colors));
  }
  clear();
  if (!json) console.log(colors.dim(legend));
  if (json) console.log(JSON.stringify(all, null, 2));
}

await runCommand(program);
