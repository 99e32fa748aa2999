import type { LaneWorker } from '@s4nn/lanes';

/** A training that a lane works on now. */
export interface LiveLane {
  /** Counted from 0. */
  readonly lane: number;
  readonly trial: number;
  /** The last epoch that ended; those before may be of an earlier run. */
  readonly epoch: number;
  /** The epoch at which it is judged next, and the last one of a complete trial. */
  readonly to: number;
  readonly epochs: number;
  /** When the lane began with it, ISO 8601. */
  readonly since: string;
  /** The machine, if it is another one and has said its name. */
  readonly host?: string;
}

/**
 * What a running sweep does now, as `sweeps/<name>.live.json` holds it: what the log does not have yet. It is there to be looked
 * at, and nothing else follows from it.
 */
export interface LiveSweep {
  /** The process that runs the sweep; as long as its lock names the same one, this is no leftover. */
  readonly pid: number;
  readonly host: string;
  /** When this run began, ISO 8601. */
  readonly since: string;
  /** How many trainings run at a time. */
  readonly count: number;
  /** Those that work, by number. */
  readonly lanes: readonly LiveLane[];
  /** Trials that have been trained up to where they are judged, and wait until it is their turn. */
  readonly waiting: readonly number[];
  /** The first objective by epoch, of the epochs that the log does not have yet, by trial; null where it is no number. */
  readonly curves: { readonly [trial: string]: readonly (readonly [epoch: number, value: number | null])[] };
  /** The training after the search; null before. The trial is null for a single run. */
  readonly final: {
    readonly trial: number | null;
    readonly epoch: number;
    readonly epochs: number;
    readonly since: string;
  } | null;
  /** The workers that serve the sweep on other machines; null where it trains on threads of its own. */
  readonly workers: readonly LaneWorker[] | null;
}

/** What changes it; times are ISO 8601. */
export type LiveEvent =
  | { readonly kind: 'lanes'; readonly count: number }
  | {
      readonly kind: 'begin';
      readonly lane: number;
      readonly trial: number;
      /** The last epoch that the log has. */
      readonly from: number;
      readonly to: number;
      readonly epochs: number;
      readonly at: string;
      readonly host?: string;
    }
  | { readonly kind: 'epoch'; readonly trial: number; readonly epoch: number; readonly value: number }
  | { readonly kind: 'trained'; readonly trial: number }
  | { readonly kind: 'committed'; readonly trial: number }
  | {
      readonly kind: 'final';
      readonly trial: number | null;
      readonly epochs: number;
      readonly at: string;
    }
  | { readonly kind: 'finalEpoch'; readonly epoch: number }
  | { readonly kind: 'workers'; readonly workers: readonly LaneWorker[] };

/** What a sweep does after one more event. */
export function nextLive(live: LiveSweep, event: LiveEvent): LiveSweep {
  switch (event.kind) {
    case 'lanes':
      return { ...live, count: event.count };
    case 'begin': {
      const { kind: _, at, from, ...lane } = event;
      const others = live.lanes.filter((other) => other.lane !== lane.lane && other.trial !== lane.trial);
      const lanes = [...others, { ...lane, epoch: from, since: at }];
      return { ...live, lanes: lanes.sort((a, b) => a.lane - b.lane) };
    }
    case 'epoch': {
      const { trial, epoch, value } = event;
      const curve = [...(live.curves[trial] ?? []), [epoch, Number.isFinite(value) ? value : null] as const];
      return {
        ...live,
        lanes: live.lanes.map((lane) => (lane.trial === trial ? { ...lane, epoch } : lane)),
        curves: { ...live.curves, [trial]: curve },
      };
    }
    case 'trained':
      return {
        ...live,
        lanes: live.lanes.filter(({ trial }) => trial !== event.trial),
        waiting: [...live.waiting.filter((trial) => trial !== event.trial), event.trial],
      };
    case 'committed': {
      const { [String(event.trial)]: _, ...curves } = live.curves;
      return { ...live, curves, waiting: live.waiting.filter((trial) => trial !== event.trial) };
    }
    case 'final':
      return { ...live, final: { trial: event.trial, epoch: 0, epochs: event.epochs, since: event.at } };
    case 'finalEpoch':
      return { ...live, final: live.final && { ...live.final, epoch: event.epoch } };
    case 'workers':
      return { ...live, workers: event.workers };
  }
}
