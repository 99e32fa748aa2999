import { escapeHtml } from './escape-html.js';
import { htmlTable, type Table } from './html-table.js';

/** Something that a terminal and a page both say: a title, a table where there is one, and lines below it. */
export interface Block {
  readonly title: string;
  readonly table?: Table;
  readonly lines?: readonly string[];
}

/** A block as HTML, below its title. */
export const blockHtml = (block: Block): string => `<h3>${escapeHtml(block.title)}</h3>\n${blockBody(block)}`;

/** What a block holds, as HTML. */
export const blockBody = ({ table, lines = [] }: Block): string =>
  [...(table ? [htmlTable(table)] : []), ...lines.map((line) => `<p>${escapeHtml(line)}</p>`)].join('\n');
