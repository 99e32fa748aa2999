import { element } from '@s4nn/charts';
import type { Fact } from '../../src/heading.js';

/** A fact whose name may be short; `hint` is the whole one, which appears on pointing at it. */
type NamedFact = Fact & { readonly hint?: string };

/** Names and values, each with its note. */
export const factList = (facts: readonly NamedFact[]): HTMLElement =>
  element(
    'dl',
    { class: 'facts' },
    ...facts.map(({ name, value, note, hint }) =>
      element(
        'div',
        {},
        element('dt', { title: hint ?? null }, name),
        element('dd', {}, value, note ? element('small', {}, ` ${note}`) : null),
      ),
    ),
  );
