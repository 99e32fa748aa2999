import { inFragment, onFragmentChange } from '../url/fragment.js';
import { contentsOf } from './contents.js';
import { keepState } from './keep-state.js';
import { type Place, placeOf } from './place.js';
import type { Frame, Section } from './section.js';
import { isNearScreen, watchPlaces } from './watch-places.js';

/** A page whose sections are drawn when they come near the screen. */
export interface Painting {
  /** Draws again what is near the screen, and everything else when it comes near. */
  readonly draw: () => void;
  /** The same for new data: a section that somebody uses waits until nobody does. */
  readonly refresh: () => void;
  /** Scrolls to a section, if the page shows it. */
  readonly reveal: (id: string) => void;
}

/**
 * Draws the sections of a page into `main`, with a list of them before it, and again whenever its width or its colours change. A
 * section is drawn when it comes near the screen. All are before the page is printed, and where the browser cannot tell what
 * is near.
 * @param viewOf what a section needs to draw itself.
 * @param painted is called after each drawing.
 */
export function paint<View extends Frame>(
  main: HTMLElement,
  sections: readonly Section<View>[],
  viewOf: (frame: Frame) => View,
  painted: (view: View) => void = () => {},
): Painting {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  let width = main.clientWidth;
  const view = (): View => viewOf({ width, dark: scheme.matches });

  const drawWhere = (isDue: (place: Place<View>) => boolean): void => {
    // A page that is not shown yet may have no width.
    if (width === 0) return;
    const due = places.filter(
      (place) => place.isStale && (place.isUnsure() || (!place.node.hidden && isDue(place))),
    );
    if (due.length === 0) return;
    const now = view();
    const nodes = due.map(({ node }) => node);
    keepState(nodes, () => {
      for (const place of due) place.draw(now);
      painted(now);
    });
  };
  const drawNear = (): void => drawWhere((place) => place.isNear && !(place.mayWait && place.isInUse()));
  // The cursor may only move to another control of the same section.
  const left = (): void => {
    if (places.some(({ isStale, mayWait }) => isStale && mayWait)) requestAnimationFrame(drawNear);
  };
  const places = sections.map((section) => placeOf(section, left));
  const start = (isForData: boolean): void => {
    if (width === 0) return;
    const now = view();
    for (const place of places) {
      // What is not near is drawn as soon as it is, whatever points at it then.
      place.mayWait = isForData && place.isNear && (place.mayWait || !place.isStale);
      place.isStale = true;
      place.announce(now);
    }
    drawNear();
  };
  const draw = (): void => start(false);
  const reveal = (id: string): void => {
    const place = places.find(({ node }) => node.id === id && !node.hidden);
    if (!place) return;
    // What is drawn above it may turn out higher or lower than was reserved for it.
    for (let round = 0; round < 3; round++) {
      place.node.scrollIntoView();
      drawWhere(({ node }) => isNearScreen(node));
    }
  };

  main.before(contentsOf(places, reveal));
  main.append(...places.map(({ node }) => node));
  watchPlaces(places, drawNear);
  draw();
  let named: string | null = null;
  const revealNamed = (): void => {
    const before = named;
    named = inFragment('section');
    if (named !== null && named !== before) reveal(named);
  };
  revealNamed();
  onFragmentChange(revealNamed);
  new ResizeObserver(() => {
    if (main.clientWidth === 0 || main.clientWidth === width) return;
    width = main.clientWidth;
    requestAnimationFrame(draw);
  }).observe(main);
  scheme.addEventListener('change', draw);
  addEventListener('beforeprint', () => drawWhere(() => true));
  return { draw, refresh: () => start(true), reveal };
}
