/** Addresses of the dashboard's pages, relative to its list of sweeps. */
export const addresses = {
  sweep: (name: string): string => `sweeps/${encodeURIComponent(name)}`,
  trial: (sweep: string, id: number): string => `sweeps/${encodeURIComponent(sweep)}/trials/${id}`,
  compare: (names: readonly string[]): string => `compare?sweeps=${names.map(encodeURIComponent).join(',')}`,
} as const;

/** The way from a page of each kind to the list of sweeps, so that a dashboard works below any path. */
export const toList = { list: './', compare: './', sweep: '../', trial: '../../../' } as const;
