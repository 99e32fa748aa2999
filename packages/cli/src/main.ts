import { exitCodes } from './exit.js';
import { program } from './program.js';

const { stdout, stderr } = process;

// Elsewhere than on a terminal, what is printed may not arrive, as where the disk is full.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as head does.
  if (error.code === 'EPIPE') return;
  stderr.write(`stdout: cannot be written (${error.message})\n`);
  process.exitCode = exitCodes.mistake;
});
// Where nobody reads how it goes, it goes on.
stderr.on('error', () => {});

const code = await program(process.argv.slice(2), { stdout, stderr });
process.exitCode ??= code;
