import type { Figure } from '@s4nn/measure';
import type { FigureData } from '@s4nn/report';
import { originTable, overridesText } from '../figure-origin.js';

/** What the page of the paper shows of a figure. */
export function figureData({ networks, overrides, ...content }: Figure): FigureData {
  const figure = { ...content, networks, overrides };
  return { ...content, origin: originTable(figure), warning: overridesText(figure) };
}
