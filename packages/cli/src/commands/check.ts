import { InputError } from '@s4nn/core/errors';
import { parseJsonText } from '@s4nn/core/json';
import { Command } from 'commander';
import { exitCodes } from '../exit.js';
import type { Terminal } from '../terminal.js';

/** `s4nn check PLUGIN` */
export const checkCommand = (terminal: Terminal): Command =>
  new Command('check')
    .description(
      'Run the contract tests of a plugin and report failures: dataset, encoder, backend, search or pruner. Of a config: those of all ' +
        'its plugins, with its options.',
    )
    .argument('<plugin>', 'a package, a subpath of one, the path of a module or of a package, or a config')
    .option(
      '--options <json>',
      'options that differ from the defaults, as a JSON object; relative paths in it start at the current folder',
      parse,
    )
    .option('--json', 'print all checks as JSON on stdout')
    .addHelpText(
      'after',
      `
Examples:
  s4nn check ./my-data
  s4nn check @s4nn/dataset-mnist --options '{ "train": 1000, "test": 1000 }'
  s4nn check @s4nn/pruners/asha
  s4nn check configs/iris.json
  s4nn check ../plugins/my-encoder.js --json | jq '.checks[] | select(.failure)'

Exits with 0 if every promise holds, 1 if one does not, and 2 if there is no such plugin, or if the dataset of a config refuses its
data.`,
    )
    .action((plugin, options) => run(plugin, options, terminal));

function parse(text: string): Record<string, unknown> {
  try {
    const value = parseJsonText(text, '--options');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Said below.
  }
  throw new InputError(`--options: found ${text}, expected a JSON object such as '{ "train": 1000 }'`);
}

async function run(
  plugin: string,
  { options, json }: { options?: Record<string, unknown>; json?: boolean },
  terminal: Terminal,
): Promise<void> {
  const { stdout } = terminal;
  const [{ checkConfig, checkPlugin }, { checkLines, checkSummary }] = await Promise.all([
    import('@s4nn/config'),
    import('../view/checks.js'),
  ]);
  const lineOf = checkLines(stdout.colours);
  const isConfig = /\.jsonc?$/.test(plugin);
  if (isConfig && options) {
    throw new InputError(
      '--options: found beside a config, which has options of its own, expected one of them',
    );
  }
  const checked = isConfig
    ? await checkConfig(plugin, (name, check) => json || stdout.print(`${name}: ${lineOf(check)}`))
    : [
        await checkPlugin(plugin, {
          options: options ?? {},
          onCheck: (check) => json || stdout.print(lineOf(check)),
        }),
      ];
  if (json) stdout.print(JSON.stringify(isConfig ? checked : checked[0], null, 2));
  else for (const one of checked) stdout.print(checkSummary(one));
  const hasFailed = checked.some(({ checks }) => checks.some(({ failure }) => failure !== null));
  if (hasFailed) terminal.exitCode = exitCodes.failed;
}
