import { Command, InvalidArgumentError } from 'commander';
import { runCommand, wholeNumber } from '../command.js';
import { enginesIn } from '../engines.js';
import { showProgress } from '../view/progress.js';
import { soakRound } from './round.js';

interface Options {
  readonly seconds: number;
  readonly seed: number;
  readonly engines?: string;
  readonly json?: boolean;
}

const program = new Command('soak')
  .description(
    'Run random sweeps under random signals, kills, full disks, torn logs, damaged checkpoints, jumps of the clock, numbers of ' +
      'threads and engines, and compare what they leave with undisturbed ones. Exits with 1 at the first difference.',
  )
  .option('--seconds <number>', 'how long; the last round ends after it', wholeNumber, 3600)
  .option('--seed <number>', 'seed of the sweeps and their disturbances', seed, Date.now() % 2 ** 31)
  .option('--engines <folder>', 'engines that scripts/install-engines.js installed', process.env.S4NN_ENGINES)
  .option('--json', 'print the counts as JSON')
  .addHelpText(
    'after',
    `
Examples:
  pnpm soak
  pnpm soak --seconds 30 --seed 7
  node scripts/install-engines.js engines && pnpm soak --engines engines

Full disks need Linux and root, because each is a small disk in memory.`,
  )
  .exitOverride()
  .action(run);

function seed(text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 0 && value < 2 ** 31))
    throw new InvalidArgumentError('Expected 0 to 2147483647.');
  return value;
}

async function run({ seconds, seed, engines: folder, json = false }: Options): Promise<void> {
  const others = enginesIn(folder, true).filter(({ lacking, isEmulated }) => !lacking && !isEmulated);
  const engines = [{ name: 'node (this one)', command: [process.execPath] as const }, ...others];
  const { progress, clear } = showProgress(process.stderr);
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  const counts = new Map<string, number>();
  let rounds = 0;
  for (; elapsed() < seconds; rounds++) {
    progress(elapsed() / seconds, `seed ${seed}: ${rounds} rounds without a difference`);
    const { events, fault, kept } = await soakRound(seed + rounds, engines);
    for (const event of events) count(counts, event);
    if (fault === null) continue;
    clear();
    console.error(`round ${rounds} (pnpm soak --seconds 1 --seed ${seed + rounds}): ${fault}`);
    console.error(`what happened:\n  ${events.join('\n  ')}\nthe sweep is in ${kept}`);
    process.exitCode = 1;
    return;
  }
  clear();
  const found = { seed, seconds: Math.round(elapsed()), rounds, ...Object.fromEntries([...counts].sort()) };
  if (json) console.log(JSON.stringify(found, null, 2));
  else {
    console.log(`seed ${seed}: ${rounds} rounds in ${found.seconds} s without a difference`);
    for (const [event, times] of [...counts].sort(([, a], [, b]) => b - a))
      console.log(`  ${times} × ${event}`);
  }
}

/** Counts what happened, apart from its moment; a start counts for its engine, its threads and its clock. */
function count(counts: Map<string, number>, event: string): void {
  for (const part of event.replace(/ after \d+ ms$/, '').split(', '))
    counts.set(part, (counts.get(part) ?? 0) + 1);
}

await runCommand(program);
