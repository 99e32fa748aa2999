import type { ConfigJson } from '@s4nn/config';
import { type EpochReport, reference, type TrainingState, train, type Weights } from '@s4nn/core';
import { assert } from '@s4nn/core/testing';
import { openHost } from '../host/host.js';
import { networkOf } from '../host/job.js';
import type { Lanes } from '../lanes.js';
import type { EpochState, Part, Segment, TrainedEpoch } from '../segment.js';
import { configOf } from './project.js';

/** A training on the reference in this thread: its reports and the states between its epochs. */
export interface Expected {
  readonly reports: readonly EpochReport[];
  readonly states: readonly TrainingState[];
  /** After the last epoch. */
  readonly weights: readonly Weights[];
}

/** Trains the example, with other values where given, on the reference. */
export async function expectedOf(
  set: Readonly<Record<string, unknown>> = {},
  part: Part = 'split',
): Promise<Expected> {
  const config = await configOf(set);
  const host = await openHost(config);
  const { validation: _, augmentation: __, ...training } = config.json.training;
  await using model = await reference().compile([networkOf(config.json, host.spikes)]);
  const states: TrainingState[] = [];
  const reports: EpochReport[] = [];
  const keep = (state: TrainingState) => states.push(state);
  for await (const report of train(model, host.spikes, { ...training, ...host.split(part), keep })) {
    reports.push(report);
  }
  return { reports, states, weights: (await model.read())[0]! };
}

/** A whole training as a segment that holds only values: all but its weights has been through JSON. */
export const segmentOf = (json: ConfigJson, more: Partial<Segment> = {}): Segment =>
  structuredClone({
    ...{ name: 'trial-0', json: JSON.parse(JSON.stringify(json)) as ConfigJson, part: 'split', from: null },
    to: json.training.epochs,
    ...more,
  });

/** Runs a segment to its end. */
export async function epochsOf(lanes: Lanes, segment: Segment): Promise<TrainedEpoch[]> {
  const epochs: TrainedEpoch[] = [];
  const outcome = await lanes.run(segment, collectorOf(epochs), new AbortController().signal);
  assert(outcome.ok, `found the failure ${outcome.ok || outcome.message}, expected a training`);
  assert(
    outcome.trained === epochs.length,
    `found ${outcome.trained} trained epochs, expected the ${epochs.length} reported`,
  );
  return epochs;
}

/** Collects epochs. One that comes again replaces what came before, and what came after that. */
export const collectorOf =
  (epochs: TrainedEpoch[]) =>
  (epoch: TrainedEpoch): void => {
    const before = epochs.findIndex(({ report }) => report.epoch >= epoch.report.epoch);
    epochs.splice(before === -1 ? epochs.length : before, epochs.length, epoch);
  };

/** The state after the last of some epochs. */
export function lastState(epochs: readonly TrainedEpoch[]): EpochState {
  const state = epochs.at(-1)?.state;
  assert(state !== undefined && state !== null, 'found no state after the last epoch, expected one');
  return state;
}

/**
 * Checks that two values are the same to the last bit.
 * @throws Error with both values if they are not.
 */
export function assertSame(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [textOf(found), textOf(expected)];
  assert(a === b, `${what}: found ${a.slice(0, 300)}, expected ${b.slice(0, 300)}`);
}

const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    ArrayBuffer.isView(member) ? [...(member as Float32Array)] : member,
  );
