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
  s4nn importance configs/mnist.json --json | jq -r '.importance[] | select(.isChance | not).parameter'

A parameter's share is the part of the variation in the trials' ranks, over the whole space, that it explains by itself. Beside it
is where 90 % of the shares lie if the trials are drawn anew from themselves. A parameter is not told apart from chance if
shuffled trials give as much. It needs 20 trials, preferably several dozen; of more than 5,000, so many are drawn by chance. The sweep
may still be running.`,
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
  const { name, trials, judged, importance } = found;
  if (!importance) {
    const config = /\.jsonc?$/.test(sweep) ? sweep : '<its config>';
    const more = `\`s4nn sweep ${config} --trials 60 --extend\``;
    throw new InputError(
      `sweep ${name}: found ${counted(trials, 'trial')}, too few to tell which parameters mattered: expected at least 20. ${more} runs more.`,
    );
  }
  const rows = importance.map(({ parameter, share, low, high, isChance }) => [
    percent(share),
    `${(100 * low).toFixed(0)} to ${(100 * high).toFixed(0)} %`,
    parameter,
    isChance ? 'not told apart from chance' : '',
  ]);
  const head = ['share', '90 % of shares', 'parameter', ''];
  const none = importance.every(({ isChance }) => isChance)
    ? ['No parameter is told apart from chance: shuffled trials give as much. More trials may tell more.']
    : [];
  const from = judged < trials ? `${judged} of ${trials} trials, drawn by chance` : `${trials} trials`;
  stdout.print([`${name}, from ${from}`, ...table(head, rows, stdout.colours), ...none].join('\n'));
}
