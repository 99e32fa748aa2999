import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn new dataset NAME`, `s4nn new encoder NAME` */
export const newCommand = (terminal: Terminal): Command =>
  new Command('new')
    .description(
      'Write a package of your own that keeps its contract at once: a start for a dataset or an encoder.',
    )
    .addCommand(kind('dataset', 'samples and labels', terminal))
    .addCommand(kind('encoder', 'from samples to spikes', terminal))
    .addHelpText(
      'after',
      `
Examples:
  s4nn new dataset my-data            the folder my-data: source, test, README, package.json
  s4nn new encoder @me/my-encoder     the folder my-encoder, named for npm
  s4nn check ./my-data                its contract

In a pnpm workspace that has a folder packages, it comes to lie there. Then install, and name it in a config:
"dataset": "my-data", or by its path, "dataset": "../my-data/index.js".`,
    );

const kind = (name: 'dataset' | 'encoder', what: string, { stdout }: Terminal): Command =>
  new Command(name)
    .description(`A new ${name}: ${what}.`)
    .argument('<name>', 'of the package, as npm allows')
    .action(async (given: string) => {
      const { scaffold } = await import('../scaffold.js');
      const { folder, next } = scaffold(name, given);
      stdout.print([`${folder} is there. Next:`, ...next.map((line) => `  ${line}`)].join('\n'));
    });
