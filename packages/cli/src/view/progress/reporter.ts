import type { Progress } from '@s4nn/sweep';
import type { createLogUpdate } from 'log-update';
import type { Output } from '../../terminal.js';
import { dataLines } from '../sweep/data-lines.js';
import { line } from './lines.js';
import { render } from './render.js';
import { initialState, next } from './state.js';

type LogUpdate = ReturnType<typeof createLogUpdate>;

/** Shows the progress of a sweep. */
export interface Reporter {
  show(progress: Progress): void;
  /** Ends the live view and leaves its last state on the screen. */
  close(): Promise<void>;
}

/** A live view in a terminal, plain lines elsewhere. Belongs on stderr, so that stdout holds only results. */
export const createReporter = (output: Output): Reporter =>
  output.stream.isTTY ? live(output) : plain(output);

const plain = ({ print, colours }: Output): Reporter => ({
  show: (progress) => {
    const text = line(progress);
    if (text !== null) print(text);
    if (progress.kind === 'start') for (const data of startLines(progress, colours)) print(data);
  },
  close: async () => {},
});

/** The samples that a sweep runs on. */
const startLines = (
  { data, hadUnknownData }: Extract<Progress, { kind: 'start' }>,
  colours: Output['colours'],
): string[] => [
  ...dataLines(data, colours),
  ...(hadUnknownData
    ? [
        '  warning   an earlier version ran this sweep so far and did not record its samples; if these are others, start again with --fresh',
      ]
    : []),
];

function live(output: Output): Reporter {
  let update: LogUpdate | undefined;
  let loading: Promise<void> | undefined;
  let state = initialState;
  let closed = false;
  const paint = () => update?.(render(state, Date.now(), output));
  const load = async () => {
    const { createLogUpdate } = await import('log-update');
    update = createLogUpdate(output.stream);
    paint();
  };
  const clock = setInterval(paint, 500);
  clock.unref();
  return {
    show: (progress) => {
      // It loads slowly, so not before there is something to show: by now the threads are at work.
      loading ??= load();
      state = next(state, progress, Date.now());
      if (progress.kind === 'start') {
        for (const data of startLines(progress, output.colours)) output.print(data);
      }
      if (
        ['retry', 'restart'].includes(progress.kind) ||
        (progress.kind === 'end' && progress.state === 'failed')
      ) {
        update?.clear();
        output.print(`${line(progress)}`);
      }
      paint();
    },
    close: async () => {
      if (closed) return;
      closed = true;
      clearInterval(clock);
      await loading;
      paint();
      update?.done();
    },
  };
}
