import { createHash } from 'node:crypto';
import type { ConfigJson } from '@s4nn/config';
import type { EpochReport, TrainingState } from '@s4nn/core';
import type { Failure, Segment, SegmentWorker } from '@s4nn/lanes';
import { formatJson, parseJson } from '@s4nn/log';

/** What of a config a training depends on, beside its data. */
export type TrainingJson = Pick<ConfigJson, 'encoder' | 'backend' | 'network' | 'training'>;

/** Where a training resumes; the state itself is in the store, under this id. */
export interface ResumePoint extends Pick<TrainingState, 'epoch' | 'best'> {
  readonly state: string;
}

/** A segment on the queue: about a kilobyte. */
export interface SegmentJob extends Pick<Segment, 'name' | 'part' | 'to'> {
  readonly json: TrainingJson;
  readonly from: ResumePoint | null;
  readonly alone: boolean;
  /** Seconds without a finished epoch; null for any. Its worker counts them, as only that knows why nothing is heard. */
  readonly limit: number | null;
  /** The id of the state that the main process sent; workers drop only what they stored themselves. */
  readonly sent: string | null;
  /** The reports of epochs before `from` that are of this segment: of an attempt that did not end. */
  readonly reports: readonly EpochReport[];
}

/** How a segment ended on a worker. */
export type SegmentResult = ({ readonly ok: true } | Failure) & {
  /** Of all its epochs. */
  readonly reports: readonly EpochReport[];
  /** The id of the state after the last of them; null without any. */
  readonly state: string | null;
  /** Whether the state that it should resume with is gone; nothing was trained then. */
  readonly lost?: boolean;
  readonly worker: string;
  readonly host: string;
  /** How long it took there. */
  readonly seconds: number;
};

/** What a worker tells while it trains. */
export interface SegmentProgress {
  /** Epochs since it last told some; those in between may be missing. */
  readonly reports: readonly EpochReport[];
  readonly worker: SegmentWorker;
}

/** BullMQ writes what it carries by JSON.stringify, which has no NaN: so it carries text. */
export interface Carried {
  readonly text: string;
}

/** Packs a value for BullMQ. */
export const carry = (value: unknown): Carried => ({ text: formatJson(value) });

/**
 * Unpacks a value.
 * @throws Error for what was not packed by {@link carry}.
 */
export function carried<Value>(found: unknown): Value {
  const text = (found as Partial<Carried> | null)?.text;
  if (typeof text !== 'string') throw new Error('it was not put there by a sweep');
  return parseJson(text) as unknown as Value;
}

/** What a training of a config depends on. */
export const trainingJson = ({ encoder, backend, network, training }: ConfigJson): TrainingJson => ({
  encoder,
  backend,
  network,
  training,
});

/**
 * The id of a segment's job: the same for the same work, so that a main process that starts again finds what is under way or done.
 */
export function jobIdOf({ name, part, to, json, from }: SegmentJob): string {
  const training = formatJson([name, part, json]);
  const digest = createHash('sha256').update(training).digest('hex').slice(0, 32);
  return `${digest}-${from?.epoch ?? 0}-${to}`;
}
