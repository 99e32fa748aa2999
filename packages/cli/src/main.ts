import { isHangupIgnored } from './process/hangup.js';
import { outliveOutputs } from './process/lost-outputs.js';
import { closeLostTerminals } from './process/lost-terminals.js';
import { program } from './program.js';
import { watchPlugins } from './unfinished.js';

const { stdout, stderr } = process;

closeLostTerminals();
// Without a listener, it would end the process.
if (isHangupIgnored()) process.on('SIGHUP', () => {});
outliveOutputs();

const finish = watchPlugins();
// Not awaited: Node would warn of an await that never ends, when the plugin that it waits for has been named.
program(process.argv.slice(2), { stdout, stderr }).then((code) => {
  finish();
  process.exitCode ??= code;
});
