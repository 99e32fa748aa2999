import { readFileSync } from 'node:fs';
import { InputError } from '@s4nn/core';
import { parse } from 'csv-parse/sync';

/** The cells of a file. */
export interface Table {
  readonly file: string;
  /** Name of each column: from the header, or else "0", "1", … */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** [rows] the line in the file at which each ends. */
  readonly lines: readonly number[];
}

/** How a file is written. */
export interface TableOptions {
  /** Separator of cells; `auto` takes the most frequent one in the first line. */
  readonly delimiter: 'auto' | ',' | ';' | '\t' | ' ';
  /** Whether the first line names the columns; `auto`: yes if none of its cells is a number. */
  readonly header: 'auto' | boolean;
}

const delimiters = [',', ';', '\t'] as const;

/**
 * Reads a table: cells may be quoted, line ends may be of any kind, empty lines are skipped.
 * @throws InputError naming the file and the line.
 */
export function readTable(file: string, { delimiter, header }: TableOptions): Table {
  const text = read(file);
  const [first = ''] = text.split(/\r?\n/, 1);
  const between = delimiter === 'auto' ? mostOf(first) : delimiter;
  const records = parseAll(file, text, between);
  const [head] = records;
  if (!head) throw new InputError(`${file}: found no rows, expected a table of numbers`);
  const named = header === 'auto' ? !head.record.some(isNumber) : header;
  const columns = named ? head.record : head.record.map((_, index) => String(index));
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `${file}:${head.info.lines}: found two columns named ${JSON.stringify(twice)}, expected different names; rename one`,
    );
  }
  const body = named ? records.slice(1) : records;
  if (body.length === 0) throw new InputError(`${file}: found no rows below the header, expected some`);
  return {
    file,
    columns,
    rows: body.map(({ record }) => record),
    lines: body.map(({ info }) => info.lines),
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(
      `${file}: found ${code} when reading it, expected a file that can be read (relative ones start at the config)`,
    );
  }
}

const mostOf = (line: string): string => {
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
};

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function parseAll(file: string, text: string, delimiter: string): readonly Row[] {
  try {
    return parse(text, {
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly Row[];
  } catch (error) {
    const { message, lines } = error as Error & { readonly lines?: number };
    const place = lines === undefined ? file : `${file}:${lines}`;
    throw new InputError(`${place}: found ${message}; expected as many cells in each row, and closed quotes`);
  }
}

/** Whether a cell is a number as programs write it; an empty cell is not. */
export const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));
