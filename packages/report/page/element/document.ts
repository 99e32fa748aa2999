import { element } from '@s4nn/charts';
import type { Heading } from '../../src/heading.js';
import { factList } from './facts.js';
import { paint } from './paint.js';
import type { Section } from './section.js';

/** Draws a page whose sections need nothing but its width; the heading repeats the title of the document. */
export function openDocument({ facts }: Heading, sections: readonly Section[]): void {
  const main = element('main');
  document.body.prepend(element('header', {}, element('h1', {}, document.title), factList(facts)), main);
  paint(main, sections, (frame) => frame);
}
