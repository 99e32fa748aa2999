import type { Model, Spikes } from '@s4nn/core';
import { backends } from '../backends/backends.js';
import { type Batch, rule, type Work } from '../subjects/phases.js';
import { countAdditions } from './additions.js';
import { type Entrant, measure } from './measure.js';
import { rooflines } from './roofline.js';
import type { Row } from './row.js';

/**
 * Times every model that is measured at the work, and the plain add kernels, on one batch per turn.
 * @param counter a model to count additions with.
 */
export async function measureCell(
  models: ReadonlyMap<string, Model>,
  counter: Model,
  spikes: Spikes,
  work: Work,
  batches: readonly Batch[],
  warmup: number,
  afterTurn: () => void,
): Promise<Omit<Row, 'network' | 'work' | 'phase' | 'epochs'>[]> {
  const additionsPerSample = await countAdditions(counter, spikes, batches);
  const bytesPerSample = 4 * additionsPerSample;
  const kernels = rooflines(bytesPerSample);
  const entrants = [...models]
    .filter(([backend]) => backends[backend]!.works.includes(work))
    .map(([backend, model]) => entrant(backend, model, spikes, work, batches));
  const milliseconds = await measure([...kernels, ...entrants], batches.length, warmup, afterTurn);
  const rooflineGigabytesPerSecond = Math.max(
    ...kernels.map(({ name, bytes }) => bytes / milliseconds.get(name)! / 1e6),
  );
  const time = new Map(
    entrants.map(({ name, samples }) => [name, (1000 * milliseconds.get(name)!) / samples]),
  );
  return entrants.map(({ name: backend }) => {
    const microsecondsPerSample = time.get(backend)!;
    const gigabytesPerSecond = bytesPerSample / microsecondsPerSample / 1000;
    return {
      backend,
      microsecondsPerSample,
      samplesPerSecond: 1e6 / microsecondsPerSample,
      additionsPerSample,
      bytesPerSample,
      gigabytesPerSecond,
      rooflineGigabytesPerSecond,
      rooflineShare: gigabytesPerSecond / rooflineGigabytesPerSecond,
      timesNumpy: time.has('numpy') ? time.get('numpy')! / microsecondsPerSample : null,
    };
  });
}

/** A model at its share of each batch. */
function entrant(
  backend: string,
  model: Model,
  spikes: Spikes,
  work: Work,
  batches: readonly Batch[],
): Entrant & { samples: number } {
  const { share, lanes } = backends[backend]!;
  const samples = Math.ceil(share * batches[0]!.samples.length);
  const chosen = batches.map((batch) => batch.samples.subarray(0, samples));
  return {
    name: backend,
    samples: samples * lanes,
    prepare: async (turn) => {
      await model.write([batches[turn]!.weights]);
      // Other backends have used the caches since the last turn, which does not happen in a pass over a dataset.
      await model.infer(spikes, chosen[turn]!.subarray(0, Math.ceil(samples / 20)));
    },
    run: async (turn) => {
      if (work === 'infer') await model.infer(spikes, chosen[turn]);
      else await model.train(spikes, [{ samples: chosen[turn]!, batch: 1, rule, rate: 1 }]);
    },
  };
}
