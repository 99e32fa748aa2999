import { element } from '@s4nn/charts';
import { count, type Interest } from './interest.js';

/** Whether a chart shows all of its trials, which stays so when the page is drawn again. */
export interface Thinning {
  all: boolean;
}

/** A chart of the trials of most interest, with a line that says which these are and a button that shows all. */
export function thinned(
  thinning: Thinning,
  interest: Interest | null,
  total: number,
  draw: (drawn: ReadonlySet<number> | null) => HTMLElement,
): HTMLElement[] {
  if (!interest) return [draw(null)];
  const text = element('span');
  const button = element('button', { type: 'button' });
  const place = element('div');
  const show = (): void => {
    text.textContent = thinning.all ? `All ${count(total)} trials. ` : `${interest.text} `;
    button.textContent = thinning.all ? `show ${count(interest.ids.size)}` : 'show all';
    place.replaceChildren(draw(thinning.all ? null : interest.ids));
  };
  button.addEventListener('click', () => {
    thinning.all = !thinning.all;
    show();
  });
  show();
  return [element('p', { class: 'thinned' }, text, button), place];
}
