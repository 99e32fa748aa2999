import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { bestCommand } from './commands/best.js';
import { checkCommand } from './commands/check.js';
import { compareCommand } from './commands/compare.js';
import { convertCommand } from './commands/convert.js';
import { dashboardCommand } from './commands/dashboard.js';
import { dataCommand } from './commands/data.js';
import { evalCommand } from './commands/eval.js';
import { exportCommand } from './commands/export.js';
import { importanceCommand } from './commands/importance.js';
import { newCommand } from './commands/new.js';
import { paperCommand } from './commands/paper.js';
import { quantiseCommand } from './commands/quantise.js';
import { queueCommand } from './commands/queue/queue.js';
import { workerCommand } from './commands/queue/worker.js';
import { repeatCommand } from './commands/repeat.js';
import { reportCommand } from './commands/report.js';
import { robustnessCommand } from './commands/robustness.js';
import { schemaCommand } from './commands/schema.js';
import { showCommand } from './commands/show.js';
import { statusCommand } from './commands/status.js';
import { stopCommand } from './commands/stop.js';
import { sweepCommand } from './commands/sweep.js';
import { trialsCommand } from './commands/trials.js';
import { verifyCommand } from './commands/verify.js';
import { commandsIn } from './commands-in.js';
import { changeFolder } from './folder.js';
import type { Terminal } from './terminal.js';

const commands = [
  sweepCommand,
  repeatCommand,
  dashboardCommand,
  stopCommand,
  workerCommand,
  queueCommand,
  statusCommand,
  bestCommand,
  trialsCommand,
  importanceCommand,
  compareCommand,
  exportCommand,
  evalCommand,
  robustnessCommand,
  showCommand,
  paperCommand,
  quantiseCommand,
  convertCommand,
  reportCommand,
  verifyCommand,
  dataCommand,
  newCommand,
  checkCommand,
  schemaCommand,
];

/** The command with all its subcommands. Each run makes a new one, because commander keeps parsed options in it. */
export function s4nn(terminal: Terminal): Command {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const whole = new Command('s4nn')
    .description('Train single-spike (time to first spike) networks and search their hyperparameters.')
    .version(version)
    .option('-C <folder>', 'run as if started in this folder', changeFolder)
    .showHelpAfterError('(s4nn --help lists the commands)');
  for (const create of commands) whole.addCommand(create(terminal));

  const { stdout, stderr } = terminal;
  for (const command of [whole, ...whole.commands.flatMap((each) => [each, ...each.commands])]) {
    command.exitOverride();
    command.configureOutput({
      writeOut: (text) => stdout.stream.write(commandsIn(text)),
      writeErr: (text) => stderr.stream.write(commandsIn(text)),
      getOutHelpWidth: () => stdout.width,
      getErrHelpWidth: () => stderr.width,
      getOutHasColors: () => stdout.colours.isColorSupported,
      getErrHasColors: () => stderr.colours.isColorSupported,
    });
  }
  return whole;
}
