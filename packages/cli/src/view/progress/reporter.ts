import type { Progress } from '@s4nn/sweep';
import type { LiveArea } from '../../live-area.js';
import type { Output } from '../../terminal.js';
import { dataLines } from '../sweep/data-lines.js';
import { idleText } from '../sweep/idle-text.js';
import { line } from './lines.js';
import { render } from './render.js';
import { initialState, next } from './state.js';

/** Shows the progress of a sweep. */
export interface Reporter {
  show(progress: Progress): void;
  /** Ends the live view and leaves its last state on the screen. */
  close(): void;
}

/** A live view in a terminal, plain lines elsewhere. Belongs on stderr, so that stdout holds only results. */
export const createReporter = (output: Output): Reporter =>
  output.live ? inPlace(output, output.live) : plain(output);

function plain({ print, colours }: Output): Reporter {
  let epochs = 1;
  return {
    show: (progress) => {
      if (progress.kind === 'final') epochs = progress.epochs;
      if (progress.kind === 'finalEpoch' && !isMilestone(progress.report.epoch, epochs)) return;
      const text = line(progress);
      if (text !== null) print(text);
      if (progress.kind === 'start') for (const data of startLines(progress, colours)) print(data);
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
  const paint = () => live.paint(render(state, Date.now(), output));
  // Epochs may end faster than anybody reads, and each change of the width meets as few paintings as possible.
  const clock = setInterval(paint, 100);
  clock.unref();
  return {
    show: (progress) => {
      if (closed) return;
      state = next(state, progress, Date.now());
      if (progress.kind === 'start') {
        for (const data of startLines(progress, output.colours)) output.print(data);
      }
      if (
        ['silence', 'workers', 'remark', 'retry', 'restart'].includes(progress.kind) ||
        (progress.kind === 'end' && progress.state === 'failed')
      ) {
        output.print(`${line(progress)}`);
      }
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
