/** Builds what is not built yet, quietly: stdout belongs to the command that follows. */
import { existsSync } from 'node:fs';
import { isInstalled, turbo } from './turbo.js';

const command = new URL('../packages/cli/dist/main.js', import.meta.url);
if (isInstalled && !existsSync(command)) console.error('Building the packages, this once …');
process.exitCode = turbo('build', 'pipe');
