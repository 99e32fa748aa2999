import { exitCodes } from './exit.js';
import { isHangupIgnored } from './process/hangup.js';
import { closeLostTerminals } from './process/lost-terminals.js';
import { program } from './program.js';

const { stdout, stderr } = process;

closeLostTerminals();
// Without a listener, it would end the process.
if (isHangupIgnored()) process.on('SIGHUP', () => {});
// Output that does not go to a terminal may be lost, for example when the disk is full.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough, as `head` does.
  if (error.code === 'EPIPE') return;
  stderr.write(`stdout: cannot be written (${error.message})\n`);
  process.exitCode = exitCodes.mistake;
});
// If nobody reads the progress, the work continues.
stderr.on('error', () => {});

const code = await program(process.argv.slice(2), { stdout, stderr });
process.exitCode ??= code;
