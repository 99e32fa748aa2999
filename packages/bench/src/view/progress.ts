import type { Progress } from '../measure/bench.js';

/** Shows the progress of a run and the time left on stderr: one changing line in a terminal, one line per step in a log. */
export function showProgress(stream: NodeJS.WriteStream): { progress: Progress; clear: () => void } {
  const start = performance.now();
  let last = '';
  return {
    progress: (share, doing) => {
      const seconds = (performance.now() - start) / 1000;
      const left = share > 0.02 ? `, about ${Math.ceil((seconds / share) * (1 - share))} s left` : '';
      if (stream.isTTY) stream.write(`\r\x1b[K${doing} (${Math.round(100 * share)} %${left})`);
      else if (doing !== last) stream.write(`${doing} (${Math.round(100 * share)} %${left})\n`);
      last = doing;
    },
    clear: () => {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
