/** Changes what sections hold; focus, text cursor and the places of inner scrolling stay as they were. */
export function keepState(sections: readonly HTMLElement[], change: () => void): void {
  const boxes = sections.map(boxesIn);
  const scrolls = boxes.map((all) => all.map(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop })));
  const focused = document.activeElement as HTMLElement | null;
  const section = sections.find((one) => one.contains(focused));
  const index = section && focused ? focusableIn(section).indexOf(focused) : -1;
  const cursor =
    focused instanceof HTMLInputElement && focused.type === 'text' ? focused.selectionStart : null;
  change();
  for (const [k, one] of sections.entries()) {
    for (const [b, box] of boxesIn(one).entries()) {
      const scroll = scrolls[k]![b];
      if (scroll && (scroll.scrollLeft > 0 || scroll.scrollTop > 0)) Object.assign(box, scroll);
    }
  }
  const controls = section && index !== -1 ? focusableIn(section) : [];
  // A link may be at another place of a list than before.
  const href = focused?.getAttribute('href') ?? null;
  const link = href === null ? undefined : controls.find((one) => one.getAttribute('href') === href);
  const again = link ?? controls[index];
  if (!again || again === document.activeElement) return;
  again.focus({ preventScroll: true });
  if (cursor !== null && again instanceof HTMLInputElement) again.setSelectionRange(cursor, cursor);
}

const boxesIn = (node: HTMLElement) => [...node.querySelectorAll<HTMLElement>('.scroll')];

const focusableIn = (node: HTMLElement): HTMLElement[] => [
  ...node.querySelectorAll<HTMLElement>('a[href], button, input, select, summary, textarea, [tabindex]'),
];
