import { element } from '@s4nn/charts';
import { paint } from './paint.js';
import type { Frame, Section } from './section.js';

/** What a section of a live page draws itself from. */
export interface LiveView<Data> extends Frame {
  readonly data: Data;
}

/** A page whose data may change. */
export interface LiveDocument<Data> {
  /** Draws the header anew from the data. */
  readonly header: (data: Data) => readonly HTMLElement[];
  readonly sections: readonly Section<LiveView<Data>>[];
}

/**
 * Draws a page, and again when its data have changed in anything but the time.
 * @returns shows newer data.
 */
export function openLive<Data extends { readonly now: string }>(
  data: Data,
  { header, sections }: LiveDocument<Data>,
): (data: Data) => void {
  let shown = data;
  const head = element('header', {}, ...header(data));
  const main = element('main');
  document.body.prepend(head, main);
  const painting = paint(main, sections, (frame) => ({ ...frame, data: shown }));
  return (next) => {
    const same = JSON.stringify({ ...shown, now: '' }) === JSON.stringify({ ...next, now: '' });
    shown = next;
    if (same) return;
    head.replaceChildren(...header(next));
    painting.refresh();
  };
}
