import { InputError } from '../errors.js';
import { firstOutside } from './check-dataset.js';
import { featuresOf, type Samples } from './dataset.js';

/**
 * Makes sure that samples can be encoded: they have as many values as their shape says, all of them within their range.
 * @param place what takes the samples; messages begin with it.
 * @throws InputError that names the sample and the value.
 */
export function requireSamples(place: string, samples: Samples): void {
  const { values, labels, range, shape } = samples;
  const [low, high] = Array.isArray(range) ? (range as Samples['range']) : [Number.NaN, Number.NaN];
  const bounds = [range].flat().join(', ');
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    throw new InputError(
      `${place}: found samples of the range [${bounds}], expected [low, high] with low below high`,
    );
  }
  const features = featuresOf(samples);
  if (values.length !== labels.length * features) {
    const expected = `expected ${labels.length * features}, ${labels.length} labels × shape [${shape}]`;
    throw new InputError(`${place}: found ${values.length} values, ${expected}`);
  }
  if (values instanceof Uint8Array && low <= 0 && high >= 255) return;
  const index = firstOutside(values, low, high);
  if (index === -1) return;
  const where = `sample ${Math.floor(index / features)}, feature ${index % features}`;
  throw new InputError(
    `${place}: found ${values[index]} in ${where}, expected values within [${bounds}], the range of the samples`,
  );
}
