import { element } from '@s4nn/charts';
import { setInFragment } from '../url/fragment.js';
import type { Place } from './place.js';

/** Links to the sections of a page; pages of one or two have none. */
export function contentsOf(
  places: readonly Pick<Place<never>, 'node' | 'link'>[],
  reveal: (id: string) => void,
): HTMLElement {
  for (const { node, link } of places) {
    link.addEventListener('click', (event) => {
      // A new tab is for the browser to open.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setInFragment('section', node.id);
      reveal(node.id);
    });
  }
  const links = places.length < 3 ? [] : places.map(({ link }) => link);
  return element('nav', { class: 'contents', 'aria-label': 'Contents' }, ...links);
}
