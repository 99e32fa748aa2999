import { element } from '@s4nn/charts';
import { addresses, toList } from '../../src/addresses.js';
import type { Part } from '../element/part.js';

/** How many sweeps can be told apart in one chart. */
const most = 8;

/** The way to the comparison of the sweeps that are ticked, or what is missing for one. */
export function compareLink(): Part<readonly string[]> {
  const place = element('p', { class: 'controls', role: 'status' });
  return {
    element: place,
    update: (names) => {
      const count = names.length;
      const href = `${toList.list}${addresses.compare(names)}`;
      place.replaceChildren(
        count < 2
          ? element('span', { class: 'muted' }, 'Tick two sweeps or more to compare them.')
          : count > most
            ? element('span', {}, `At most ${most} sweeps can be compared, and ${count} are ticked.`)
            : element('a', { class: 'button', href }, `Compare ${count} sweeps`),
      );
    },
  };
}
