import { metrics, ordinal, valueText } from '@s4nn/core';
import { shortNames } from '@s4nn/log';
import type { Colours } from '../../terminal.js';
import { clip, padded, widthOf } from '../../text-width.js';
import { oneLine, parameterText } from '../format.js';
import type { RunningTrial, State, TopTrial } from './state.js';

interface Column {
  readonly head: string;
  readonly cells: readonly string[];
  readonly isText?: boolean;
}

/** A table as lines, its names of columns apart; null where it has none. */
export interface TrialTable {
  readonly head: string | null;
  readonly rows: readonly string[];
}

/** How many columns a machine's name may take, and the names of parameters and their values. */
const most = { label: 14, parameter: 24 } as const;

/**
 * The trials that are trained now, and the best ones, as a table with the same columns for both: as many parameters as have room.
 * @param width columns of the terminal.
 */
export function trialTable(
  { objectives, layers, isElsewhere }: Pick<State, 'objectives' | 'layers' | 'isElsewhere'>,
  training: readonly RunningTrial[],
  top: readonly TopTrial[],
  width: number,
  colours: Colours,
): TrialTable {
  const labels = [
    ...training.map(({ lane, worker }) =>
      isElsewhere ? oneLine(worker?.host ?? 'a worker') : `lane ${lane + 1}`,
    ),
    ...top.map((_, place) => (place === 0 ? 'best' : ordinal(place + 1))),
  ];
  const all = [...training, ...top];
  const fixed: Column[] = [
    {
      head: '',
      cells: labels.map((label) => padded(label, Math.min(widthOf(label), most.label))),
      isText: true,
    },
    { head: 'trial', cells: all.map((each) => String('trial' in each ? each.trial : each.id)) },
    {
      head: 'epoch',
      cells: all.map((each) => ('trial' in each ? `${each.epoch}/${each.epochs}` : `${each.epochs}`)),
    },
    ...objectives.map(({ metric }, k) => ({
      head: metric.replace(/^validation\./, ''),
      cells: all.map((each) =>
        'trial' in each ? valueNow(metric, each) : valueText(metric, each.values![k]!),
      ),
    })),
  ];
  const names = [...new Set(all.flatMap(({ parameters }) => Object.keys(parameters)))];
  const short = shortNames(names, layers);
  const parameters = names.map((name) => ({
    head: oneLine(short.get(name)!),
    cells: all.map(({ parameters: own }) => (Object.hasOwn(own, name) ? parameterText(own[name]!) : '')),
  }));
  const fits = fitting(fixed, parameters, width);
  return fits
    ? written(fits.columns, fits.omitted, training.length, colours)
    : narrow(training, objectives, width);
}

/** Without names of columns, and without the best, where there is little room. */
const narrow = (
  training: readonly RunningTrial[],
  [first]: State['objectives'],
  width: number,
): TrialTable => ({
  head: null,
  rows: training.map((each) => {
    const value = first ? valueNow(first.metric, each) : '';
    return clip(`${each.trial}  ${each.epoch}/${each.epochs}  ${value}`.trimEnd(), width);
  }),
});

function valueNow(metric: string, { report }: RunningTrial): string {
  const read = metrics[metric as keyof typeof metrics];
  if (!report?.validation || !read) return '';
  const value = read(report.validation, Number.NaN);
  return Number.isNaN(value) ? '' : valueText(metric, value);
}

const widest = ({ head, cells }: Column): number =>
  cells.reduce((width, cell) => Math.max(width, widthOf(cell)), widthOf(head));

const gap = 2;

/** The columns that have room, from the left, and how many parameters have none; null if the others have too little. */
function fitting(fixed: readonly Column[], parameters: readonly Column[], width: number) {
  const columns: (Column & { readonly width: number })[] = [];
  let used = 0;
  const add = (column: Column, wide: number, reserved: number): boolean => {
    const needed = wide + (columns.length === 0 ? 0 : gap);
    if (used + needed + reserved > width) return false;
    used += needed;
    columns.push({ ...column, width: wide });
    return true;
  };
  if (!fixed.every((column) => add(column, widest(column), 0))) return null;
  for (const [index, column] of parameters.entries()) {
    const others = parameters.length - index - 1;
    const note = others === 0 ? 0 : gap + `+${others}`.length;
    if (!add(column, Math.min(widest(column), most.parameter), note)) {
      return { columns, omitted: others + 1 };
    }
  }
  return { columns, omitted: 0 };
}

function written(
  columns: readonly (Column & { readonly width: number })[],
  omitted: number,
  training: number,
  colours: Colours,
): TrialTable {
  const row = (cell: (column: Column) => string): string =>
    columns
      .map((column) => padded(cell(column), column.width, !column.isText))
      .join(' '.repeat(gap))
      .trimEnd();
  const rows = (columns[0]?.cells ?? []).map((_, index) => {
    const text = row(({ cells }) => cells[index]!);
    return index === training ? colours.green(text) : index < training ? text : colours.dim(text);
  });
  const note = omitted === 0 ? '' : `${' '.repeat(gap)}+${omitted}`;
  return { head: colours.bold(row(({ head }) => head) + note), rows };
}
