import { element } from '@s4nn/charts';
import { percent } from '@s4nn/core';
import type { PackedField } from '../../src/field.js';
import type { FigureData, PaperData } from '../../src/paper.js';
import { caption } from '../element/caption.js';
import { openDocument } from '../element/document.js';
import { weightImages } from '../element/image.js';
import { htmlTable } from '../element/table.js';
import { curveChart } from './curves.js';
import { tableCharts } from './table-charts.js';

/** The page of tables and figures of the paper. */
export const paperPage = ({ heading, figures }: PaperData<PackedField>): void =>
  openDocument(
    heading,
    figures.map((figure, index) => ({
      id: `figure-${index}`,
      title: figure.title,
      draw: (frame) => [
        ...(figure.warning === null ? [] : [element('p', { class: 'warning' }, figure.warning)]),
        ...tableCharts(figure, frame.width),
        ...(figure.curves ? curveChart(figure.curves, frame.width) : []),
        ...(figure.fields.length > 0 ? weightImages(figure.fields) : []),
        table(figure),
        caption(figure.caption),
        element('h3', {}, figure.origin.rows.length === 1 ? 'The network' : 'The networks'),
        htmlTable(figure.origin),
      ],
    })),
  );

function table({ columns, rows, unit }: FigureData<PackedField>): HTMLElement {
  const written = (value: string | number | null): string =>
    value === null ? 'none' : typeof value === 'string' ? value : formats[unit](value);
  return htmlTable({ columns, rows: rows.map((row) => row.map(written)) });
}

const formats = {
  share: percent,
  number: (value: number): string => value.toFixed(1),
} as const;
