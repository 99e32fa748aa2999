import { element } from '@s4nn/charts';
import { ago, roughly } from '../../src/text/duration.js';
import { moment } from './time.js';

/** How a time that goes by is said: "3 min ago", or "for 3 min". */
export type AgeStyle = 'ago' | 'for';

/** By how much the server's clock is ahead of the reader's, in milliseconds. */
let ahead = 0;
let ticking = false;

/** Says what time it is on the server, ISO 8601. From then on, ages follow the clock. */
export function setClock(now: string): void {
  ahead = Date.parse(now) - Date.now();
  if (!ticking) {
    ticking = true;
    setInterval(() => {
      if (!document.hidden) tick();
    }, 1000);
  }
  tick();
}

/** The age of a moment; on pointing at it, the moment itself. */
export function age(iso: string, style: AgeStyle = 'ago'): HTMLElement {
  const node = element('time', { datetime: iso, 'data-age': style, title: moment(iso) });
  node.textContent = textOf(iso, style);
  return node;
}

function tick(): void {
  for (const node of document.querySelectorAll<HTMLTimeElement>('time[data-age]')) {
    const text = textOf(node.dateTime, node.dataset.age as AgeStyle);
    if (node.textContent !== text) node.textContent = text;
  }
}

function textOf(iso: string, style: AgeStyle): string {
  const now = Date.now() + ahead;
  return style === 'ago'
    ? ago(iso, new Date(now).toISOString())
    : `for ${roughly((now - Date.parse(iso)) / 1000)}`;
}
