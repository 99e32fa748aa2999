import type { DownloadProgress } from '@s4nn/core';
import type { Output } from '../../terminal.js';
import { bar, duration } from '../format.js';

const stages: Readonly<Record<DownloadProgress['stage'], string>> = {
  wait: 'waiting for another process that is downloading it',
  download: 'downloading',
  check: 'checking',
  unpack: 'unpacking',
};

/** Shows the progress of a download: a bar in a terminal, elsewhere one line per stage and per tenth of the download. */
export function createDownloadView(name: string, { live, print, colours }: Output) {
  if (!live) return { show: plain(name, print), close: () => {} };
  let stage: DownloadProgress['stage'] | null = null;
  let began = 0;
  let atBegin = 0;
  let painted = 0;
  const show = (progress: DownloadProgress): void => {
    const now = Date.now();
    if (progress.stage !== stage) {
      stage = progress.stage;
      began = now;
      atBegin = progress.done;
    } else if (now - painted < 100) return;
    painted = now;
    const { done, total } = progress;
    const what = `${colours.bold(name)} ${stages[stage]}`;
    if (stage === 'wait' || total === null) {
      live.paint([stage === 'wait' ? what : `${what} ${megabytes(done)}`]);
      return;
    }
    const speed = (done - atBegin) / Math.max(1, now - began);
    const left = speed > 0 ? ` · ${duration((total - done) / speed / 1000)} left` : '';
    live.paint([
      `${what} ${colours.cyan(bar(done / total, 24))} ${megabytes(done)} of ${megabytes(total)}${left}`,
    ]);
  };
  return { show, close: () => live.paint([]) };
}

/** Lines for a log file. */
function plain(name: string, print: Output['print']): (progress: DownloadProgress) => void {
  let last = '';
  return ({ stage, done, total }) => {
    const tenth = total === null || stage !== 'download' ? 0 : Math.floor((10 * done) / total);
    const key = `${stage} ${tenth}`;
    if (key === last) return;
    last = key;
    const far = stage === 'download' && total !== null ? `, ${megabytes(done)} of ${megabytes(total)}` : '';
    print(`${name}: ${stages[stage]}${far}`);
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
