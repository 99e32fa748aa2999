import { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** `s4nn schema [FOLDER]` */
export const schemaCommand = (terminal: Terminal): Command =>
  new Command('schema')
    .description('Print the JSON Schema of configs, with the options of every installed plugin, for editors.')
    .argument('[folder]', 'folder of the project whose plugins to include (default: the current one)')
    .addHelpText(
      'after',
      `
Example:
  s4nn schema > configs/schema.json      then write in a config: "$schema": "./schema.json"`,
    )
    .action(async (folder?: string) => {
      const { editorSchema } = await import('@s4nn/config');
      const { schema, skipped } = await editorSchema(folder ?? '.');
      for (const reason of skipped) terminal.stderr.print(`skipped: ${reason}`);
      terminal.stdout.print(JSON.stringify(schema, null, 2));
    });
