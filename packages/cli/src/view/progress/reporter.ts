import type { Progress } from '@s4nn/sweep';
import type { LiveArea } from '../../live-area.js';
import type { Output } from '../../terminal.js';
import { dataLines } from '../sweep/data-lines.js';
import { idleText } from '../sweep/idle-text.js';
import { standing } from './facts.js';
import { resumptionText } from './kept-text.js';
import { line } from './lines.js';
import { next } from './next.js';
import { render } from './render.js';
import { initialState } from './state.js';
import { goneLines, refusedLines, workerNews } from './worker-news.js';

/** Shows the progress of a sweep. */
export interface Reporter {
  show(progress: Progress): void;
  /** Ends the live view and leaves its last state on the screen. */
  close(): void;
}

/** A live view in a terminal, plain lines elsewhere. Belongs on stderr, so that stdout holds only results. */
export const createReporter = (output: Output): Reporter =>
  output.live ? inPlace(output, output.live) : plain(output);

/** How often lines for a log say where the sweep stands, in milliseconds; only when a trial has ended. */
const period = 60_000;

function plain({ print, colours }: Output): Reporter {
  let state = initialState;
  let stood = Date.now();
  const news = workerNews();
  return {
    show: (progress) => {
      const now = Date.now();
      state = next(state, progress, now);
      if (progress.kind === 'finalEpoch' && !isMilestone(progress.report.epoch, state.final?.epochs ?? 1))
        return;
      if (progress.kind === 'workers') {
        for (const text of news(progress, now)) print(text);
        return;
      }
      const text = line(progress, state.layers);
      if (text !== null) print(text);
      if (progress.kind === 'start') for (const data of startLines(progress, colours)) print(data);
      if (progress.kind !== 'end' || now - stood < period) return;
      stood = now;
      print(standing(state, now, colours));
    },
    close: () => {},
  };
}

/** Whether an epoch of the last training gets a line: the first, and about twenty more, so that log files stay short. */
const isMilestone = (epoch: number, epochs: number): boolean =>
  epoch === 1 || Math.floor((20 * epoch) / epochs) > Math.floor((20 * (epoch - 1)) / epochs);

/** What a sweep runs on: samples and threads. */
const startLines = (
  { data, idle }: Extract<Progress, { kind: 'start' }>,
  colours: Output['colours'],
): string[] => [...dataLines(data, colours), ...(idle ? [`  idle      ${idleText(idle)}`] : [])];

function inPlace(output: Output, live: LiveArea): Reporter {
  let state = initialState;
  let closed = false;
  const told = new Set<string>();
  const paint = () => {
    const room = { width: output.width - 1, rows: Math.max(1, output.rows - 1) };
    live.paint(render(state, Date.now(), room, output.colours));
  };
  // Epochs may end faster than anybody reads, and each change of the width meets as few paintings as possible.
  const clock = setInterval(paint, 100);
  clock.unref();
  return {
    show: (progress) => {
      if (closed) return;
      state = next(state, progress, Date.now());
      for (const text of lasting(progress, output.colours, told)) output.print(text);
    },
    close: () => {
      if (closed) return;
      closed = true;
      clearInterval(clock);
      paint();
      live.leave();
    },
  };
}

/** What stays above the live view. */
function lasting(progress: Progress, colours: Output['colours'], told: Set<string>): readonly string[] {
  switch (progress.kind) {
    case 'start': {
      const resumption = resumptionText(progress);
      return [...startLines(progress, colours), ...(resumption === null ? [] : [`  ${resumption}`])];
    }
    case 'workers':
      return [...goneLines(progress), ...refusedLines(progress, told)];
    case 'end':
      return progress.state === 'failed' ? [`${line(progress)}`] : [];
    case 'silence':
    case 'remark':
    case 'retry':
    case 'restart':
      return [`${line(progress)}`];
    default:
      return [];
  }
}
