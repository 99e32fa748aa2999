import type { Repetition } from '@s4nn/measure';
import { expect, test } from 'vitest';
import { heading, rowOf } from './row.js';

const spread = (mean: number, sd: number | null = null) => ({ mean, sd, values: [mean] });

test('a row has the cells of the heading: means, and deviations where there are several seeds', () => {
  const repetition = {
    seeds: [1, 2, 3],
    accuracy: { potential: spread(0.98123, 0.0004), spiking: spread(0.97), lenient: spread(0.99, 0.1) },
    ties: spread(0.0123),
    silent: spread(0),
    decisionStep: null,
    spikesToDecision: spread(123.4),
    seconds: spread(90),
  } as unknown as Repetition;
  const row = rowOf('configs/a.json', repetition);
  expect(row).toBe(
    '| `configs/a.json` | 3 | 98.12 ± 0.04 | 97.00 | 99.00 ± 10.00 | 1.23 % | 0.00 % | none | 123 | 1.5 |',
  );
  for (const line of heading) expect(line.split('|')).toHaveLength(row.split('|').length);
});
