import type { PageCost } from './measure-page.js';

/** What the page of a sweep may cost: milliseconds until it is drawn, by number of trials, and everything else. */
const budgets = {
  drawnAfter: new Map([
    [1000, 1000],
    [5000, 2000],
  ]),
  nodes: 10_000,
  increment: 500,
} as const;

/** The costs of pages as lines for a terminal; what is over its budget is marked. */
export function costTable(costs: readonly PageCost[]): string {
  const heads = [
    'trials',
    'page',
    'drawn after',
    'computing',
    'longest task',
    'nodes',
    'heap',
    '3 new trials',
    'computing',
    'all drawn',
    'nodes then',
  ];
  const rows = costs.map((cost) => [
    cost.trials.toLocaleString('en-US'),
    megabytes(cost.bytes),
    within(
      milliseconds(cost.drawnAfter),
      cost.drawnAfter <= (budgets.drawnAfter.get(cost.trials) ?? Infinity),
    ),
    milliseconds(cost.drawnComputing),
    milliseconds(cost.longestTask),
    within(cost.nodes.toLocaleString('en-US'), cost.nodes < budgets.nodes || cost.trials > 5000),
    megabytes(cost.heap),
    within(milliseconds(cost.increment), cost.increment <= budgets.increment || cost.trials > 5000),
    milliseconds(cost.incrementComputing),
    milliseconds(cost.allSections),
    cost.nodesOfAll.toLocaleString('en-US'),
  ]);
  const widths = heads.map((head, k) => Math.max(head.length, ...rows.map((row) => row[k]!.length)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, k) => cell.padStart(widths[k]!)).join('   ');
  const isOver = rows.some((row) => row.some((cell) => cell.endsWith('!')));
  return [
    line(heads),
    ...rows.map(line),
    ...(isOver ? ['! is more than its budget: see packages/bench/README.md.'] : []),
  ].join('\n');
}

const within = (text: string, isWithin: boolean): string => (isWithin ? text : `${text}!`);

const milliseconds = (time: number): string => `${Math.round(time).toLocaleString('en-US')} ms`;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
