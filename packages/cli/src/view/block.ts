import type { Block } from '@s4nn/report';
import type { Colours } from '../terminal.js';
import { table as tableLines } from './table.js';

/** Blocks as lines, separated by empty ones. */
export const blockLines = (blocks: readonly Block[], colours: Colours): string[] =>
  blocks.flatMap(({ title, table, lines = [] }, index) => [
    ...(index === 0 ? [] : ['']),
    `${title}:`,
    ...[...(table ? tableLines(table.columns, table.rows, colours) : []), ...lines].map(
      (line) => `  ${line}`,
    ),
  ]);
