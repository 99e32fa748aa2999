import { foundText, InputError, type Samples, type Spikes } from '@s4nn/core';

/**
 * Makes sure that an encoder gave spikes of the samples. Whether they are in order, backends find out.
 * @throws InputError with what was found and what was expected.
 */
export function checkSpikes(spikes: Spikes, samples: Samples): void {
  const { offsets, neurons, times, labels, inputs, duration } = Object(spikes) as Record<string, unknown>;
  const count = samples.labels.length;
  const isWhole =
    offsets instanceof Uint32Array &&
    (neurons instanceof Uint16Array || neurons instanceof Uint32Array) &&
    times instanceof Uint16Array &&
    labels instanceof Uint16Array &&
    Number.isInteger(inputs) &&
    Number.isInteger(duration);
  if (!isWhole) {
    throw new InputError(
      `found ${foundText(spikes)}, expected spikes: { offsets, neurons, times, labels, inputs, duration }; collectSpikes makes them`,
    );
  }
  if (labels.length !== count || offsets.length !== count + 1) {
    throw new InputError(
      `found ${labels.length} labels and ${offsets.length} offsets, expected ${count} and ${count + 1}, for ${count} samples`,
    );
  }
}
