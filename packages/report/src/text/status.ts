import type { SweepStatus, TrialCounts } from '../status.js';

/** How a sweep stands, in words: a state, and what there is to know about it. */
export interface StatusText {
  readonly label: string;
  readonly detail: string;
}

/** Says how a sweep stands. */
export function statusText(status: SweepStatus): StatusText {
  switch (status.state) {
    case 'running': {
      const { process, lanes, seen } = status;
      const unheard = seen ? '' : ', which has not been heard from lately';
      const busy = lanes ? `, ${lanes.busy} of ${lanes.all} ${lanes.all === 1 ? 'lane' : 'lanes'} busy` : '';
      return { label: 'running', detail: `on ${process.host}${unheard}${busy}` };
    }
    case 'waiting':
      return {
        label: 'waiting for workers',
        detail: `runs on ${status.process.host}, but no worker serves it`,
      };
    case 'done':
      return { label: 'done', detail: status.why ?? '' };
    case 'stopped':
      return { label: 'stopped', detail: 'before its end; it can be resumed' };
    case 'crashed':
      return { label: 'crashed', detail: `${deadText(status.process)}; it can be resumed` };
  }
}

const deadText = (process: { readonly pid: number; readonly host: string } | null): string =>
  process ? `process ${process.pid} on ${process.host} has died` : 'its process has died';

/** How many trials have ended, of how many. */
export const trialsText = (counts: TrialCounts): string =>
  counts.asked === 0 ? 'a single run' : `${endedOf(counts)} of ${counts.asked}`;

/** How many trials have ended. */
export const endedOf = ({ complete, pruned, failed }: TrialCounts): number => complete + pruned + failed;

/** What became of the trials, those states that occur: "30 complete, 9 pruned". */
export function countsText({ complete, pruned, failed, running }: TrialCounts): string {
  const counts = { complete, pruned, failed, running };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}
