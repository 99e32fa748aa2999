import { element } from '@s4nn/charts';
import type { CopiedCommand } from '../../src/status.js';
import { copyable } from './copyable.js';

/** Commands to copy, each below what it is for. */
export const commandList = (commands: readonly CopiedCommand[]): HTMLElement[] =>
  commands.map(({ what, command }) =>
    element('details', { class: 'command' }, element('summary', {}, what), copyable(command, what)),
  );
