import type { Progress } from '@s4nn/sweep';
import { createLogUpdate } from 'log-update';
import { line } from './lines.js';
import { render } from './render.js';
import { initialState, next } from './state.js';

/** Shows the progress of a sweep. */
export interface Reporter {
  show(progress: Progress): void;
  /** Leaves the screen as it is, for what is printed next. */
  close(): void;
}

/** A live view in a terminal, plain lines elsewhere. Writes to stderr, so that stdout holds results alone. */
export const createReporter = (stream: NodeJS.WriteStream = process.stderr): Reporter =>
  stream.isTTY ? live(stream) : plain(stream);

const plain = (stream: NodeJS.WriteStream): Reporter => ({
  show: (progress) => {
    const text = line(progress);
    if (text !== null) stream.write(`${text}\n`);
  },
  close: () => {},
});

function live(stream: NodeJS.WriteStream): Reporter {
  const update = createLogUpdate(stream);
  let state = initialState;
  let closed = false;
  const paint = () => update(render(state, Date.now(), stream.columns ?? 80));
  const clock = setInterval(paint, 500);
  clock.unref();
  return {
    show: (progress) => {
      state = next(state, progress, Date.now());
      if (progress.kind === 'end' && progress.state === 'failed') {
        update.clear();
        stream.write(`${line(progress)}\n`);
      }
      paint();
    },
    close: () => {
      if (closed) return;
      closed = true;
      clearInterval(clock);
      paint();
      update.done();
    },
  };
}
