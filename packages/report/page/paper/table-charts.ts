import { barChart, heatMap } from '@s4nn/charts';
import type { PackedField } from '../../src/field.js';
import type { FigureData } from '../../src/paper.js';
import { caption } from '../element/caption.js';

/** The numbers of a table as the figure wants them drawn. */
export function tableCharts(
  { drawing, columns, rows }: FigureData<PackedField>,
  width: number,
): HTMLElement[] {
  if (drawing === null) return [];
  const names = rows.map(([first]) => String(first));
  const numbers = rows.map(([, ...cells]) => cells.map((cell) => (typeof cell === 'number' ? cell : null)));
  if (drawing.kind === 'heat map') {
    const named = names.map((name, row) => ({ name, values: numbers[row]! }));
    return [
      heatMap({ axes: drawing, rows: named, columns: columns.slice(1) }, width),
      caption(`${drawing.values}: the stronger the colour, the lower the value.`),
    ];
  }
  return columns.slice(1).map((column, index) => {
    const bars = names.map((name, row) => ({ name, value: numbers[row]![index]! }));
    return barChart(bars, { x: columns[0]!, y: column }, width);
  });
}
