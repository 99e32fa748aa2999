import { exitCodes } from './exit.js';
import { isHangupIgnored } from './process/hangup.js';
import { closeLostTerminals } from './process/lost-terminals.js';
import { program } from './program.js';
import { watchPlugins } from './unfinished.js';

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

const finish = watchPlugins();
// Not awaited: Node would warn of an await that never ends, when the plugin that it waits for has been named.
program(process.argv.slice(2), { stdout, stderr }).then((code) => {
  finish();
  process.exitCode ??= code;
});
