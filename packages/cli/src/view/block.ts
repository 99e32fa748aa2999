import type { Block } from '@s4nn/report';
import { table as tableLines } from './table.js';

/** Blocks as lines, an empty one between two. */
export const blockLines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(({ title, table, lines = [] }, index) => [
    ...(index === 0 ? [] : ['']),
    `${title}:`,
    ...[...(table ? tableLines(table.columns, table.rows) : []), ...lines].map((line) => `  ${line}`),
  ]);
