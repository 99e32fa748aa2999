import type { CheckedPlugin } from '@s4nn/config';
import { counted } from '@s4nn/core';
import type { Colours } from '../terminal.js';

type Checked = CheckedPlugin['checks'][number];

/** A promise, and why it does not hold. */
export const checkLine = ({ name, failure }: Checked, colours: Colours): string =>
  failure === null ? `${colours.green('✓')} ${name}` : `${colours.red('✗')} ${name}\n    ${failure}`;

/** What came of a contract. */
export function checkSummary({ plugin, kind, checks }: CheckedPlugin): string {
  const failed = checks.filter(({ failure }) => failure !== null).length;
  const what = `${plugin}, ${kind === 'encoder' ? 'an' : 'a'} ${kind}`;
  return failed === 0
    ? `${what}: keeps all ${counted(checks.length, 'promise')}`
    : `${what}: does not keep ${failed} of ${counted(checks.length, 'promise')}`;
}
