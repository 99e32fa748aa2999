import type { Place } from './place.js';

/** How near the screen a section is drawn, in pixels: before it is seen while one scrolls. */
const reach = 400;

/** Tells places whether they are near the screen; where the browser cannot tell, all are. */
export function watchPlaces(
  places: readonly Pick<Place<never>, 'node' | 'isNear'>[],
  changed: () => void,
): void {
  const canTell = typeof IntersectionObserver !== 'undefined';
  for (const place of places) place.isNear = !canTell || isNearScreen(place.node);
  if (!canTell) return;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const place = places.find(({ node }) => node === target);
        if (place) place.isNear = isIntersecting;
      }
      changed();
    },
    { rootMargin: `${reach}px 0px` },
  );
  for (const { node } of places) observer.observe(node);
}

/** Whether an element is on the screen or near it now. */
export function isNearScreen(node: HTMLElement): boolean {
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > -reach && top < innerHeight + reach;
}
