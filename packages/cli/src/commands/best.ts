import { InputError } from '@s4nn/core/errors';
import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn best SWEEP` */
export const bestCommand = (terminal: Terminal): Command =>
  new Command('best')
    .description('Show the best trial of a sweep, or those that none beats; it may still run.')
    .argument('<sweep>', 'the name of a sweep whose log lies in sweeps/, or its config')
    .option('--json', 'print them as JSON, an array, parameters with all digits')
    .addHelpText(
      'after',
      `
Examples:
  s4nn best mnist
  s4nn best configs/mnist.json --json | jq '.[0].parameters'

The best of the complete trials, by the validation samples. With several objectives: the Pareto front.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, { json }: { json?: boolean }, { stdout }: Terminal): Promise<void> {
  const { readSweep } = await import('@s4nn/sweep');
  const { trialRow } = await import('@s4nn/log');
  const { valueText } = await import('@s4nn/core');
  const { counted } = await import('@s4nn/core');
  const { short } = await import('../view/format.js');
  const { name, objectives, trials, best } = await readSweep(sweep);
  if (best.length === 0) {
    throw new InputError(
      `sweep ${name}: found no complete trial among ${trials.length}, expected one to be the best of; s4nn status ${name} says how far it is.`,
    );
  }
  const found = best.map((id) => trials[id]!);
  if (json) {
    stdout.print(JSON.stringify(found.map(trialRow), null, 2));
    return;
  }
  for (const { id, values, curve, parameters } of found) {
    const reached = objectives.map(({ metric }, k) => `${metric} ${valueText(metric, values![k]!)}`);
    stdout.print(`trial ${id}: ${reached.join(', ')} after ${counted(curve.length, 'epoch')}`);
    for (const [parameter, value] of Object.entries(parameters)) {
      stdout.print(`  ${parameter}  ${short(value)}`);
    }
  }
}
