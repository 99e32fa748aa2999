import { element } from '@s4nn/charts';
import type { Block } from '../../src/block.js';
import { htmlTable } from './table.js';

/** A block below its title. */
export const blockOf = (block: Block): HTMLElement[] => [element('h3', {}, block.title), ...blockBody(block)];

/** What a block holds: its table, and its lines below it. */
export const blockBody = ({ table, lines = [] }: Block): HTMLElement[] => [
  ...(table ? [htmlTable(table)] : []),
  ...lines.map((line) => element('p', {}, line)),
];
