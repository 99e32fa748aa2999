import { Command } from 'commander';
import type { ScaffoldKind } from '../scaffold.js';
import type { Terminal } from '../terminal.js';

const kinds: Readonly<Record<ScaffoldKind, string>> = {
  dataset: 'samples and labels',
  encoder: 'from samples to spikes',
  pruner: 'which trials stop early',
};

/** `s4nn new dataset NAME`, and the same for every other kind of plugin that has a template. */
export function newCommand(terminal: Terminal): Command {
  const command = new Command('new')
    .description('Scaffold a dataset, encoder or pruner whose contract tests already pass.')
    .addHelpText(
      'after',
      `
Examples:
  s4nn new dataset my-data            the folder my-data: source, test, README, package.json
  s4nn new encoder @me/my-encoder     the folder my-encoder, named for npm
  s4nn new pruner my-pruner           the folder my-pruner
  s4nn check ./my-data                runs its contract tests

In a pnpm workspace with a folder packages, the package is written there. Then install, and name it in a config:
"dataset": "my-data", or by its path, "dataset": "../my-data/index.js".`,
    );
  for (const name of Object.keys(kinds) as ScaffoldKind[]) command.addCommand(ofKind(name, terminal));
  return command;
}

const ofKind = (kind: ScaffoldKind, { stdout }: Terminal): Command =>
  new Command(kind)
    .description(`A new ${kind}: ${kinds[kind]}.`)
    .argument('<name>', 'of the package, as npm allows')
    .action(async (given: string) => {
      const { scaffold } = await import('../scaffold.js');
      const { folder, next } = scaffold(kind, given);
      stdout.print([`${folder} is there. Next:`, ...next.map((line) => `  ${line}`)].join('\n'));
    });
