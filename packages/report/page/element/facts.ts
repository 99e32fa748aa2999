import type { Fact } from '../../src/heading.js';
import { element } from './element.js';

/** Names and values, each with its note. */
export const factList = (facts: readonly Fact[]): HTMLElement =>
  element(
    'dl',
    { class: 'facts' },
    ...facts.map(({ name, value, note }) =>
      element(
        'div',
        {},
        element('dt', {}, name),
        element('dd', {}, value, note ? element('small', {}, ` ${note}`) : null),
      ),
    ),
  );
