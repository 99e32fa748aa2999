import type { ConfigJson } from '@s4nn/config';
import { load, optionsOf } from '@s4nn/config/plugins';
import { augmentation, type Spikes, type TrainingState, train } from '@s4nn/core';
import { failureOf } from '../failure.js';
import { isLast, type Segment, type SegmentOutcome, type TrainedEpoch } from '../segment.js';
import { createBackend, sharedBackend } from './create-backend.js';
import type { HostView } from './host.js';
import { jobOf } from './job.js';

/** Trains one network over a segment and reports each epoch. Never throws. */
export async function runSegment(
  host: HostView,
  { json, part, from, to }: Segment,
  report: (epoch: TrainedEpoch) => Promise<void> | void,
  stopped: () => boolean,
): Promise<SegmentOutcome> {
  let trained = 0;
  if (stopped()) return { ok: true, trained };
  try {
    const { backend: plugin, network, spikes } = await jobOf(host, json, 'train');
    const backend = await (json.backend.population > 1 ? sharedBackend : createBackend)(plugin);
    await using model = await backend.compile([network]);
    let state = from;
    const keep = (kept: TrainingState): void => {
      state = kept;
    };
    const encode = await augmentedEncoding(host, json);
    const { validation: _, augmentation: __, ...training } = json.training;
    const options = {
      ...training,
      ...(await host.split(part)),
      keep,
      ...(encode && { encode }),
      ...(from === null ? {} : { resume: from }),
    };
    for await (const epoch of train(model, spikes, options)) {
      trained++;
      const weights = isLast(json, epoch) ? (await model.read())[0]! : state!.weights;
      await report({ report: epoch, state: { weights, moments: state!.moments ?? null } });
      if (epoch.epoch === to || stopped()) break;
    }
    return { ok: true, trained };
  } catch (error) {
    return { ...failureOf(error), trained };
  }
}

/** Encodes augmented samples for each epoch; null without augmentation. */
async function augmentedEncoding(
  host: HostView,
  { encoder, training: { augmentation: varied, seed } }: ConfigJson,
) {
  if (!varied) return null;
  const samples = await host.samples();
  const plugin = await load<'encoder'>((await host.plugins()).encoder);
  const encode = plugin.create(optionsOf('encoder', encoder) as never, samples);
  const vary = augmentation(samples, varied, seed);
  return (indices: Uint32Array, epoch: number): Spikes => encode(vary(indices, epoch));
}
