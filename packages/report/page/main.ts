import type { PageData } from '../src/page-data.js';
import { draw } from './draw.js';
import { openServed } from './live/open-served.js';
import { serverIn } from './live/server.js';

const data = JSON.parse(document.getElementById('data')!.textContent!) as PageData | null;
const server = serverIn(document);
const drawn = server ? null : draw(data!, null);
if (server) void openServed(server, data);

/** The sweep that the page shows, for what gives it changes: `s4nnReport.page.update(…)`; null on other pages. */
export const page = drawn?.sweep?.page ?? null;

/** Shows newer data of the same kind: `s4nnReport.update(…)`; null where a server gives them. */
export const update = drawn?.update ?? null;
