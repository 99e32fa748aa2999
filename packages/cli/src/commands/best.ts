import { InputError } from '@s4nn/core/errors';
import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn best SWEEP` */
export const bestCommand = (terminal: Terminal): Command =>
  new Command('best')
    .description('Show the best trial of a sweep, or its Pareto front.')
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .option('--json', 'print the trials as a JSON array, with all digits')
    .addHelpText(
      'after',
      `
Examples:
  s4nn best mnist
  s4nn best configs/mnist.json --json | jq '.[0].parameters'

Trials are compared on the validation samples, and only complete ones count. A sweep with several objectives has a Pareto
front: the trials that no other trial beats in every objective. The sweep may still be running.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, { json }: { json?: boolean }, { stdout }: Terminal): Promise<void> {
  const { readSweep } = await import('@s4nn/sweep');
  const { trialRow } = await import('@s4nn/log');
  const { valueText } = await import('@s4nn/core');
  const { counted } = await import('@s4nn/core');
  const { parameterText } = await import('../view/format.js');
  const { name, objectives, trials, best } = await readSweep(sweep);
  if (best.length === 0) {
    throw new InputError(
      `sweep ${name}: found no complete trial among ${trials.length}, expected at least one; s4nn status ${name} shows its progress.`,
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
      stdout.print(`  ${parameter}  ${parameterText(value)}`);
    }
  }
}
