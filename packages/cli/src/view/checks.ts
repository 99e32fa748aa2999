import type { CheckedPlugin } from '@s4nn/config';
import { counted } from '@s4nn/core';
import type { Colours } from '../terminal.js';

type Checked = CheckedPlugin['checks'][number];

/** Puts contract tests into lines, each with why it fails if it does; a cause that several share is said once. */
export function checkLines(colours: Colours): (check: Checked) => string {
  const said = new Set<string>();
  return ({ name, failure }) => {
    if (failure === null) return `${colours.green('✓')} ${name}`;
    const isKnown = [...said].some((cause) => failure.includes(cause));
    said.add(failure);
    return `${colours.red('✗')} ${name}${isKnown ? ' (the same cause)' : `\n    ${failure}`}`;
  };
}

/** How many contract tests of a plugin pass. */
export function checkSummary({ plugin, kind, checks }: CheckedPlugin): string {
  const failed = checks.filter(({ failure }) => failure !== null).length;
  const what = `${plugin}, ${kind === 'encoder' ? 'an' : 'a'} ${kind}`;
  return failed === 0
    ? `${what}: passes all ${counted(checks.length, 'contract test')}`
    : `${what}: fails ${failed} of ${counted(checks.length, 'contract test')}`;
}
