import { element } from './element.js';
import type { Frame, Section } from './section.js';

/**
 * Draws the sections of a page into `main`, and again whenever its width or its colours change.
 * @param viewOf what a section needs to draw itself.
 * @param painted is called after each drawing.
 * @returns draws everything again.
 */
export function paint<View extends Frame>(
  main: HTMLElement,
  sections: readonly Section<View>[],
  viewOf: (frame: Frame) => View,
  painted: (view: View) => void = () => {},
): () => void {
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  let width = main.clientWidth;
  const draw = (): void => {
    const view = viewOf({ width, dark: scheme.matches });
    const drawn = sections.flatMap(({ id, title, draw }) => {
      const content = draw(view);
      return content === null ? [] : [element('section', { id }, element('h2', {}, title), ...content)];
    });
    main.replaceChildren(...drawn);
    painted(view);
  };
  // A page that is not shown yet may have no width.
  if (width > 0) draw();
  new ResizeObserver(() => {
    if (main.clientWidth === 0 || main.clientWidth === width) return;
    width = main.clientWidth;
    requestAnimationFrame(draw);
  }).observe(main);
  scheme.addEventListener('change', draw);
  return draw;
}
