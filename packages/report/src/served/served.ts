import { escapeHtml } from '../escape-html.js';

/** How a page and the server that keeps it live go together. Addresses are relative to the list of sweeps. */
export interface Served {
  /** The way from the page to the list of sweeps: `./`, `../` or `../../../`. */
  readonly root: string;
  /** Where the page's data are, newer ones later. */
  readonly data: string;
  /** Where events come from that tell what has changed. */
  readonly events: string;
  /** The id of the event before the data of the page; empty where it has none. */
  readonly since: string;
  /** Whether the server stops sweeps and keeps notes for whoever has its token. */
  readonly writes: boolean;
}

/** The element by which a page knows its server. */
export const servedHtml = ({ root, data, events, since, writes }: Served): string =>
  `<div id="served" hidden${attributes({ root, data, events, since, writes: String(writes) })}></div>`;

const attributes = (members: Readonly<Record<string, string>>): string =>
  Object.entries(members)
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('');
