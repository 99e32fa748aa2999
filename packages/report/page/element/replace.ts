/** Replaces what is in a place. What was scrolled in it stays so, and a link in it that had the focus has it again. */
export function replaceIn(place: HTMLElement, content: readonly HTMLElement[]): void {
  const scrolled = [...place.children].map(({ className, scrollTop }) => ({ className, scrollTop }));
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const href = focused?.getAttribute('href') ?? null;
  place.replaceChildren(...content);
  const childOf = (name: string): HTMLElement | undefined =>
    content.find(({ className }) => name !== '' && className === name);
  for (const { className, scrollTop } of scrolled) {
    const again = scrollTop > 0 ? childOf(className) : undefined;
    if (again) again.scrollTop = scrollTop;
  }
  const again = href === null ? childOf(focused?.className ?? '') : linkTo(place, href);
  again?.focus({ preventScroll: true });
}

const linkTo = (place: HTMLElement, href: string): HTMLElement | undefined =>
  [...place.querySelectorAll('a')].find((link) => link.getAttribute('href') === href);
