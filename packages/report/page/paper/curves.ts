import { lineChart, lineStyles } from '@s4nn/charts';
import type { FigureData } from '../../src/paper.js';

/** Shares over a number. */
export function curveChart(
  { x, y, isEven, lines }: NonNullable<FigureData['curves']>,
  width: number,
): HTMLElement[] {
  const values = [...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  const drawn = lines.map(({ name, points }, index) => ({
    ...{ name, ...lineStyles[index % lineStyles.length]! },
    points: points.map(([at, share]) => [isEven ? values.indexOf(at) : at, 100 * share] as const),
  }));
  const axes = {
    x: { name: x, ...(isEven && { categories: values.map(String) }) },
    y: { name: y, unit: '%' },
  };
  return lineChart(drawn, axes, width);
}
