/** Builds what is not built yet, quietly: stdout belongs to the command that follows. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const command = new URL('../packages/cli/dist/main.js', import.meta.url);
if (!existsSync(command)) console.error('Building the packages, this once …');
const { status, stdout, stderr } = spawnSync('turbo run build', {
  shell: true,
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
});
if (status !== 0) {
  process.stderr.write(stdout + stderr);
  process.exit(status ?? 1);
}
