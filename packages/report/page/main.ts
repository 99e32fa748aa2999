import type { ReportData } from '../src/data.js';
import { confusion } from './confusion.js';
import { contour } from './contour.js';
import { curves } from './curves.js';
import { element } from './element.js';
import { front } from './front.js';
import { header } from './header.js';
import { history } from './history.js';
import { importance } from './importance.js';
import { parallel } from './parallel.js';
import { result } from './result.js';
import type { Section } from './section.js';
import { openSelection } from './selection.js';
import { slices } from './slices.js';
import { table } from './table.js';
import { timeline } from './timeline.js';
import { training } from './training.js';
import { viewOf } from './view.js';

const sections: readonly Section[] = [
  result,
  front,
  history,
  curves,
  importance,
  parallel,
  slices,
  contour(),
  training,
  confusion,
  timeline,
  table(),
];

const data = JSON.parse(document.getElementById('data')!.textContent!) as ReportData;
const scheme = matchMedia('(prefers-color-scheme: dark)');
const selection = openSelection();
const main = element('main');
const objective = objectiveChoice(data);
document.body.prepend(header(data), ...(objective ? [objective.control] : []), main);

/** Draws everything anew for the width and the colours that the page has now. */
function draw(): void {
  const view = viewOf(data, objective?.chosen() ?? 0, main.clientWidth, scheme.matches);
  const drawn = sections.flatMap(({ id, title, draw }) => {
    const content = draw(view);
    return content === null ? [] : [element('section', { id }, element('h2', {}, title), ...content)];
  });
  main.replaceChildren(...drawn);
  selection.refresh(view);
}

/** Which of several objectives the page looks at. */
function objectiveChoice({ objectives }: ReportData): { control: HTMLElement; chosen: () => number } | null {
  if (objectives.length === 1) return null;
  const options = objectives.map(({ metric }, k) => element('option', { value: String(k) }, metric));
  const select = element('select', {}, ...options);
  select.addEventListener('change', draw);
  const control = element('p', { class: 'controls' }, element('label', {}, 'objective ', select));
  return { control, chosen: () => Number(select.value) };
}

main.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const plot = target.closest('.drawing')?.querySelector<SVGElement & { value?: unknown }>('.plot');
  const pointed = (plot?.value as { trial?: { id: number } } | null | undefined)?.trial?.id;
  const marked = target.closest('[data-trial]')?.getAttribute('data-trial');
  const id = pointed ?? (marked === null || marked === undefined ? null : Number(marked));
  if (id !== null) selection.select(id);
});

main.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') return selection.select(null);
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
  if (by === null || !(event.target instanceof Element) || !event.target.matches('.drawing')) return;
  event.preventDefault();
  selection.step(by);
});

let width = 0;
new ResizeObserver(() => {
  if (main.clientWidth === width) return;
  width = main.clientWidth;
  requestAnimationFrame(draw);
}).observe(main);
scheme.addEventListener('change', draw);
