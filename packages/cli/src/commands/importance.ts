import { InputError } from '@s4nn/core/errors';
import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn importance SWEEP` */
export const importanceCommand = (terminal: Terminal): Command =>
  new Command('importance')
    .description('Show which parameters mattered in a sweep.')
    .argument('<sweep>', 'name of a sweep whose log is in sweeps/, or its config file')
    .option('--json', 'print the shares as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn importance mnist
  s4nn importance configs/mnist.json --json | jq -r '.importance[0].parameter'

A parameter's share is the part of the variation in the trials' ranks, over the whole space, that it explains by itself. A few
trials tell little. The sweep may still be running.`,
    )
    .action((sweep, options) => run(sweep, options, terminal));

async function run(sweep: string, { json }: { json?: boolean }, { stdout }: Terminal): Promise<void> {
  const { readImportance } = await import('@s4nn/sweep');
  const { counted, percent } = await import('@s4nn/core');
  const { table } = await import('../view/table.js');
  const found = await readImportance(sweep);
  if (json) {
    stdout.print(JSON.stringify(found, null, 2));
    return;
  }
  const { name, trials, importance } = found;
  if (!importance) {
    const config = /\.jsonc?$/.test(sweep) ? sweep : '<its config>';
    const more = `\`s4nn sweep ${config} --trials ${Math.max(30, 3 * trials)} --extend\``;
    throw new InputError(
      `sweep ${name}: no parameter stands out after ${counted(trials, 'trial')}; this takes dozens. ${more} runs more.`,
    );
  }
  const rows = importance.map(({ parameter, share }) => [percent(share), parameter]);
  stdout.print(
    [`${name}, from ${trials} trials`, ...table(['share', 'parameter'], rows, stdout.colours)].join('\n'),
  );
}
