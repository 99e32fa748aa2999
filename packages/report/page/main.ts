import type { PageData } from '../src/page-data.js';
import { draw } from './draw.js';

const data = JSON.parse(document.getElementById('data')!.textContent!) as PageData;
const drawn = draw(data, null);

/** The sweep that the page shows, for what gives it changes: `s4nnReport.page.update(…)`; null on other pages. */
export const page = drawn.sweep?.page ?? null;

/** Shows newer data of the same kind: `s4nnReport.update(…)`. */
export const { update } = drawn;
