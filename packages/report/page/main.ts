import type { PageData } from '../src/page-data.js';
import { draw } from './draw.js';
import { openServed } from './live/open-served.js';
import { serverIn } from './live/server.js';

const data = JSON.parse(document.getElementById('data')!.textContent!) as PageData | null;
const server = serverIn(document);

/** The page, for what gives it new data; null where its server does. */
export const page = server ? null : draw(data!, null);
if (server) void openServed(server, data);
