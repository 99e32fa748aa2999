import type { ListData } from '../../src/list.js';
import type { ListNews } from '../../src/served/news.js';

/** The list with the rows that have changed. */
export function mergeList({ sweeps }: ListData, { names, sweeps: changed, now, folder }: ListNews): ListData {
  const rows = new Map([...sweeps, ...changed].map((row) => [row.name, row]));
  return { now, folder, sweeps: names.flatMap((name) => rows.get(name) ?? []) };
}
