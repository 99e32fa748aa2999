import { element } from '@s4nn/charts';
import type { Frame, Section } from './section.js';

/** The place of a section in a page: its heading, and its content once it has been near the screen. */
export interface Place<View extends Frame> {
  readonly node: HTMLElement;
  /** The link to it in the list of contents. */
  readonly link: HTMLAnchorElement;
  /** Whether it lies near the screen. */
  isNear: boolean;
  /** Whether it shows something else than it would now. */
  isStale: boolean;
  /** Whether it shows what it did for older data, and so may wait until nobody uses it. */
  mayWait: boolean;
  /** Whether it has to be drawn to know that there is still nothing to show. */
  isUnsure(): boolean;
  /** Whether somebody uses it, so that new data wait: the pointer or the cursor is in it. */
  isInUse(): boolean;
  /** Shows or hides it, before it is drawn. */
  announce(view: View): void;
  draw(view: View): void;
}

/** About the height of a chart with its heading, in pixels. Until a section is drawn, it takes as much. */
const usualHeight = 420;

/**
 * Makes the place of a section.
 * @param left is called when somebody stops using the section.
 */
export function placeOf<View extends Frame>(section: Section<View>, left: () => void): Place<View> {
  const { id, title, isShown, draw } = section;
  const heading = element('h2', {}, title);
  const node = element('section', { id, style: `min-height: ${usualHeight}px` }, heading);
  const link = element('a', { href: `#${id}` }, title);
  let isPointed = false;
  node.addEventListener('pointerenter', () => {
    isPointed = true;
  });
  node.addEventListener('pointerleave', () => {
    isPointed = false;
    left();
  });
  node.addEventListener('focusout', left);
  const show = (isVisible: boolean): void => {
    node.hidden = !isVisible;
    link.hidden = !isVisible;
  };
  const place: Place<View> = {
    node,
    link,
    isNear: false,
    isStale: true,
    mayWait: false,
    isUnsure: () => node.hidden && !isShown,
    isInUse: () => isPointed || node.matches(':has(input:focus, select:focus)'),
    announce: (view) => {
      if (isShown) show(isShown(view));
    },
    draw: (view) => {
      place.isStale = false;
      place.mayWait = false;
      const content = draw(view);
      show(content !== null);
      node.replaceChildren(heading, ...(content ?? []));
      node.style.minHeight = '';
    },
  };
  return place;
}
