import { createHash } from 'node:crypto';
import {
  classCounts,
  type DataDescription,
  type Dataset,
  featuresOf,
  type Provenance,
  type Samples,
  type Spikes,
} from '@s4nn/core';

/** How many bytes are hashed at a time: Node takes at most 2 GiB. */
const hashedAtATime = 2 ** 26;

/** How many names of features are kept: a table may have 100,000 columns. */
const namesKept = 100;

/**
 * Says what a dataset holds.
 * @param spikes the encoded training samples, if there are any.
 * @param atATime how many bytes are hashed at a time; the digest does not depend on it.
 */
export function describe(dataset: Dataset, spikes: Spikes | null, atATime = hashedAtATime): DataDescription {
  const { classes, train, test, provenance } = dataset;
  return {
    digest: { train: digest(train, classes, atATime), test: digest(test, classes, atATime) },
    classes: classCounts(dataset),
    shape: train.shape,
    range: train.range,
    constant: { train: constantIn(train), test: constantIn(test) },
    silent: spikes && silentIn(spikes),
    provenance: provenance ? withFewNames(provenance) : null,
  };
}

function withFewNames(provenance: Provenance): Provenance {
  const { features } = provenance;
  return features && features.length > namesKept
    ? { ...provenance, features: [...features.slice(0, namesKept), '…'] }
    : provenance;
}

/** The bytes are those of a little-endian machine, as all are that run Node. */
function digest(
  { values, shape, range, labels }: Samples,
  classes: readonly string[],
  atATime: number,
): string {
  const head = { classes, shape, range, labels: labels.length, values: values.constructor.name };
  const hash = createHash('sha256').update(JSON.stringify(head));
  for (const { buffer, byteOffset, byteLength } of [labels, values]) {
    for (let at = 0; at < byteLength; at += atATime) {
      hash.update(new Uint8Array(buffer, byteOffset + at, Math.min(atATime, byteLength - at)));
    }
  }
  return hash.digest('hex');
}

/** How many samples have the same value everywhere. */
function constantIn(samples: Samples): number {
  const { values, labels } = samples;
  const features = featuresOf(samples);
  let count = 0;
  for (let sample = 0; sample < labels.length; sample++) {
    const end = (sample + 1) * features;
    let index = sample * features + 1;
    while (index < end && values[index] === values[index - 1]) index++;
    if (index === end && features > 1) count++;
  }
  return count;
}

function silentIn({ offsets, labels }: Spikes): number {
  let count = 0;
  for (let sample = 0; sample < labels.length; sample++) {
    if (offsets[sample] === offsets[sample + 1]) count++;
  }
  return count;
}
