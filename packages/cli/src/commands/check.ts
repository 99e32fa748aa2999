import { InputError } from '@s4nn/core/errors';
import { Command } from 'commander';
import { exitCodes } from '../exit.js';
import type { Terminal } from '../terminal.js';

/** `s4nn check PLUGIN` */
export const checkCommand = (terminal: Terminal): Command =>
  new Command('check')
    .description(
      'Run the contract tests of a plugin and report failures: dataset, encoder, backend, search or pruner.',
    )
    .argument('<plugin>', 'a package, a subpath of one, or the path of a module or of a package')
    .option('--options <json>', 'options that differ from the defaults, as a JSON object', parse, {})
    .option('--json', 'print all checks as JSON on stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn check ./my-data
  s4nn check @s4nn/dataset-mnist --options '{ "train": 1000, "test": 1000 }'
  s4nn check @s4nn/pruners/asha
  s4nn check ../plugins/my-encoder.js --json | jq '.checks[] | select(.failure)'

Exits with 0 if every promise holds, 1 if one does not, and 2 if there is no such plugin.`,
    )
    .action((plugin, options) => run(plugin, options, terminal));

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Said below.
  }
  throw new InputError(`--options: found ${text}, expected a JSON object such as '{ "train": 1000 }'`);
}

async function run(
  plugin: string,
  { options, json }: { options: Record<string, unknown>; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const { stdout } = terminal;
  const [{ checkPlugin }, { checkLine, checkSummary }] = await Promise.all([
    import('@s4nn/config'),
    import('../view/checks.js'),
  ]);
  const checked = await checkPlugin(plugin, {
    options,
    onCheck: (check) => json || stdout.print(checkLine(check, stdout.colours)),
  });
  stdout.print(json ? JSON.stringify(checked, null, 2) : checkSummary(checked));
  if (checked.checks.some(({ failure }) => failure !== null)) terminal.exitCode = exitCodes.failed;
}
