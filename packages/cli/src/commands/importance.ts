import { InputError } from '@s4nn/core/errors';
import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn importance SWEEP` */
export const importanceCommand = (terminal: Terminal): Command =>
  new Command('importance')
    .description('Show which parameters mattered in a sweep; it may still run.')
    .argument('<sweep>', 'the name of a sweep whose log lies in sweeps/, or its config')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      `
Examples:
  s4nn importance mnist
  s4nn importance configs/mnist.json --json | jq -r '.importance[0].parameter'

How much the rank of a trial varies over the whole space with each parameter alone, as a share of all of them. Few trials
tell little.`,
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
      `sweep ${name}: found no parameter that does more than chance would among ${counted(trials, 'ended trial')}, expected one; ` +
        `it takes 3 trials at least, and often dozens: ${more} runs more.`,
    );
  }
  const rows = importance.map(({ parameter, share }) => [percent(share), parameter]);
  stdout.print(
    [`${name}, from ${trials} trials`, ...table(['share', 'parameter'], rows, stdout.colours)].join('\n'),
  );
}
