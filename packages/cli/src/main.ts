import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { bestCommand } from './commands/best.js';
import { checkCommand } from './commands/check.js';
import { compareCommand } from './commands/compare.js';
import { convertCommand } from './commands/convert.js';
import { dataCommand } from './commands/data.js';
import { evalCommand } from './commands/eval.js';
import { exportCommand } from './commands/export.js';
import { importanceCommand } from './commands/importance.js';
import { newCommand } from './commands/new.js';
import { paperCommand } from './commands/paper.js';
import { quantiseCommand } from './commands/quantise.js';
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
import { exitCodes, fail } from './exit.js';
import { changeFolder } from './options.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const program = new Command('s4nn')
  .description('Train and sweep single-spike (time to first spike) networks.')
  .version(version)
  .option('-C <folder>', 'run as if started in this folder', changeFolder)
  .showHelpAfterError('(s4nn --help lists the commands)')
  .addCommand(sweepCommand())
  .addCommand(repeatCommand())
  .addCommand(stopCommand())
  .addCommand(statusCommand())
  .addCommand(bestCommand())
  .addCommand(trialsCommand())
  .addCommand(importanceCommand())
  .addCommand(compareCommand())
  .addCommand(exportCommand())
  .addCommand(evalCommand())
  .addCommand(robustnessCommand())
  .addCommand(showCommand())
  .addCommand(paperCommand())
  .addCommand(quantiseCommand())
  .addCommand(convertCommand())
  .addCommand(reportCommand())
  .addCommand(verifyCommand())
  .addCommand(dataCommand())
  .addCommand(newCommand())
  .addCommand(checkCommand())
  .addCommand(schemaCommand());

for (const command of [program, ...program.commands.flatMap((each) => [each, ...each.commands])]) {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => process.stdout.write(commandsIn(text)),
    writeErr: (text) => process.stderr.write(commandsIn(text)),
  });
}

// The console passes over what cannot be written, as where the disk is full.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as head does.
  if (error.code === 'EPIPE') return;
  console.error(`stdout: cannot be written (${error.message})`);
  process.exitCode = exitCodes.mistake;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and version end with 0; everything else that commander finds is the user's mistake.
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.mistake;
  } else {
    fail(error);
  }
}
