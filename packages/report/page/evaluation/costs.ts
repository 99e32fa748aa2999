import { element, rowChart } from '@s4nn/charts';
import { numberText } from '@s4nn/core';
import type { EvaluationData } from '../../src/evaluation.js';

const gap = 24;

/** What a sample costs beside a conventional network: operations, and the energy of them. */
export function costCharts(costs: EvaluationData['costs'], width: number): HTMLElement[] {
  const columns = width < 640 ? 1 : 2;
  const each = (width - gap * (columns - 1)) / columns;
  const operations = costs.map(({ name, operations: value, unit }) => ({
    value,
    said: `${name}: ${Math.round(value).toLocaleString('en')} ${unit}`,
  }));
  const energies = costs.map(({ name, energy: value }) => ({
    value,
    said: `${name}: ${numberText(value)} µJ`,
  }));
  return [
    element(
      'div',
      { class: 'grid', style: `--columns: ${columns}; column-gap: ${gap}px` },
      rowChart(operations, 'operations per sample', each),
      rowChart(energies, 'estimated energy per sample, µJ', each),
    ),
  ];
}
