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

const legend = `additions: those of a full forward pass, even for a backend that stops at the decision, and for training;
roofline: time of a plain add kernel in one thread for as many bytes, over the measured time;
× NumPy: speed-up over the authors' algorithm, dense in time, one sample at a time, on one thread.`;

const names = (list: object, option: string, description: string): Option =>
  new Option(`--${option} <names...>`, description)
    .choices(Object.keys(list))
    .default(Object.keys(list), 'all');

const program = new Command('bench')
  .description(
    'Measure training and inference of every backend, in one run with a plain add kernel (the roofline) and a dense NumPy ' +
      'implementation. Figures are medians of batches. Takes about two minutes.',
  )
  .option('--quick', 'take fewer turns and train less: half a minute, for a first look')
  .option('--json', 'print the rows as one JSON array')
  .addOption(names(subjects, 'network', 'measure only these networks'))
  .addOption(names(backends, 'backend', 'measure only these backends; ratios to NumPy need numpy'))
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
  const colours = picocolors.createColors(process.stdout.isTTY === true && picocolors.isColorSupported);
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
      `The machine is busy (load ${load.toFixed(1)}). If other programs keep running, everything looks slower than it is.`,
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
    if (!json && rows.length > 0) console.log(table(rows, colours));
  }
  clear();
  if (!json) console.log(colours.dim(legend));
  if (json) console.log(JSON.stringify(all, null, 2));
}

await runCommand(program);
