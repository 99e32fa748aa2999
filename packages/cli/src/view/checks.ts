import type { CheckedPlugin } from '@s4nn/config';
import { counted } from '@s4nn/core';
import type { Colours } from '../terminal.js';

type Checked = CheckedPlugin['checks'][number];

/** A contract test, and why it fails if it does. */
export const checkLine = ({ name, failure }: Checked, colours: Colours): string =>
  failure === null ? `${colours.green('✓')} ${name}` : `${colours.red('✗')} ${name}\n    ${failure}`;

/** How many contract tests of a plugin pass. */
export function checkSummary({ plugin, kind, checks }: CheckedPlugin): string {
  const failed = checks.filter(({ failure }) => failure !== null).length;
  const what = `${plugin}, ${kind === 'encoder' ? 'an' : 'a'} ${kind}`;
  return failed === 0
    ? `${what}: passes all ${counted(checks.length, 'contract test')}`
    : `${what}: fails ${failed} of ${counted(checks.length, 'contract test')}`;
}
