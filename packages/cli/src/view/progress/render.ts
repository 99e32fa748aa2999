import { counted } from '@s4nn/core';
import type { Colours } from '../../terminal.js';
import { clip, widthOf } from '../../text-width.js';
import { bar, oneLine } from '../format.js';
import { servingText } from '../sweep/machines.js';
import { bestText, countFacts, finalAccuracy, laneFacts, timeFacts, waitFacts } from './facts.js';
import { endedIn, type State } from './state.js';
import { sparkline } from './trend.js';
import { trialTable } from './trial-table.js';
import { eachWord, wrapped } from './wrapped.js';

/** The room that there is: columns and rows of a terminal. */
export interface Room {
  readonly width: number;
  readonly rows: number;
}

/**
 * The live view as lines of text: how far the sweep is, the trials on its lanes and the best ones, what waits, where it runs and
 * what was decided last. No line is wider than the room, and there are no more of them than it has rows.
 */
export function render(state: State, now: number, { width, rows }: Room, colours: Colours): string[] {
  if (state.name === '') return [];
  // In a small terminal, what comes first here remains.
  let left = rows;
  const fit = (lines: readonly string[]): readonly string[] => {
    if (lines.length > left) return [];
    left -= lines.length;
    return lines;
  };
  const head = fit(headLines(state, width, colours).slice(0, rows));
  const final = fit(finalLines(state, width, colours));
  const time = fit(wrapped([...timeFacts(state, now, width), ...laneFacts(state)], width));
  const best = fit(bestLines(state, width, colours));
  const places = fit(placeLines(state, width));
  const waiting = waitLines(state, width, colours);
  const table = fit(
    tableLines(state, width, Math.max(left - waiting.length, Math.min(left, fewRows)), colours),
  );
  const waits = fit(waiting.slice(0, left));
  const hasNews = left > 0 && width >= narrow && !state.final;
  const news = hasNews
    ? state.recent
        .slice(-left)
        .slice(-mostRecent)
        .map((text) => colours.dim(clip(text, width)))
    : [];
  const lines = [head, time, table, best, waits, places, final, news].flat();
  return lines.map((line) => clip(line, width));
}

/** How many of the last decisions are shown at most, and in how many columns they say nothing. */
const mostRecent = 8;
const narrow = 40;

/** As many rows of the lanes come before what waits. */
const fewRows = 4;

function headLines(state: State, width: number, colours: Colours): string[] {
  if (state.trials === 0) return [];
  return barLines(
    oneLine(state.name),
    endedIn(state) / state.trials,
    countFacts(state, colours),
    width,
    colours,
  );
}

function finalLines({ final, trials, name }: State, width: number, colours: Colours): string[] {
  if (!final) return [];
  const { trial, epoch, epochs, report, worker } = final;
  const what = trials > 0 ? `retraining the best, trial ${trial}` : `${oneLine(name)}: training`;
  const facts = [
    `epoch ${epoch}/${epochs}`,
    ...(report ? [finalAccuracy(report)] : []),
    ...(worker ? [`on ${oneLine(worker.host)}`] : []),
  ];
  return barLines(what, epoch / epochs, facts, width, colours);
}

/** A bar between its name and some facts, where it has room. */
function barLines(
  name: string,
  share: number,
  facts: readonly string[],
  width: number,
  colours: Colours,
): string[] {
  const text = facts.join(' · ');
  const columns = Math.min(24, width - widthOf(name) - widthOf(text) - 2);
  if (columns >= 4) return [`${colours.bold(name)} ${colours.cyan(bar(share, columns))} ${text}`];
  const [first, ...others] = facts;
  return wrapped([`${eachWord(colours.bold, name)} ${first}`, ...others], width);
}

function bestLines(state: State, width: number, colours: Colours): string[] {
  const text = bestText(state);
  if (text === null) return [];
  const { values } = state.trend;
  const head = `best so far ${eachWord(colours.green, text)}`;
  const columns = Math.min(40, width - widthOf(head) - 1);
  if (values.length > 1 && columns >= 4) return [`${head} ${sparkline(values, columns)}`];
  return wrapped([head], width);
}

const waitLines = (state: State, width: number, { dim }: Colours): string[] =>
  state.final ? [] : wrapped(waitFacts(state), width).map(dim);

function placeLines({ isElsewhere, workers, gone }: State, width: number): string[] {
  if (!isElsewhere) return [];
  const serving = workers.length === 0 ? 'no worker serves this sweep' : oneLine(servingText(workers));
  return wrapped([serving, ...(gone === 0 ? [] : [`${counted(gone, 'worker')} gone`])], width);
}

/** As many lanes as have room, then as many of the best. */
function tableLines(state: State, width: number, rows: number, colours: Colours): string[] {
  const training = state.running
    .filter(({ is }) => is === 'training')
    .sort((a, b) => a.lane - b.lane || a.trial - b.trial);
  const hasHead = rows > training.length || rows > 3;
  const room = rows - Number(hasHead);
  if (room < 1) return [];
  const lanes = training.length > room ? training.slice(0, room - 1) : training;
  const top = state.top.slice(0, Math.max(0, room - training.length));
  const more = training.length - lanes.length;
  if (training.length + top.length === 0) return [];
  const table = trialTable(state, lanes, more > 0 ? [] : top, width, colours);
  const note = more > 0 ? [clip(`and ${counted(more, 'more lane')}`, width)] : [];
  return [...(hasHead && table.head !== null ? [table.head] : []), ...table.rows, ...note];
}
