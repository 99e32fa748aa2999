import { featuresOf, type Samples } from '@s4nn/core';
import { type Field, meanOfChannels } from './weight-fields.js';

/** A sample as an image, the mean of its channels; null if it is not an image. */
export function imageOf(samples: Samples, sample: number): Field | null {
  const [rows, columns, channels = 1] = samples.shape;
  if (rows === undefined || columns === undefined) return null;
  const features = featuresOf(samples);
  const values = samples.values.subarray(sample * features, (sample + 1) * features);
  return { rows, columns, values: meanOfChannels(values, channels) };
}

/** An image in at most `most` rows and columns: each pixel is the mean of a block of the original. */
export function reduced(image: Field, most: number): Field {
  const size = Math.ceil(Math.max(image.rows, image.columns) / most);
  if (size <= 1) return image;
  const [rows, columns] = [image.rows, image.columns].map((length) => Math.ceil(length / size)) as [
    number,
    number,
  ];
  const values = Array.from({ length: rows * columns }, (_, pixel) => {
    const [top, left] = [size * Math.floor(pixel / columns), size * (pixel % columns)];
    let [sum, count] = [0, 0];
    for (let row = top; row < Math.min(top + size, image.rows); row++) {
      for (let column = left; column < Math.min(left + size, image.columns); column++) {
        sum += image.values[row * image.columns + column]!;
        count++;
      }
    }
    return sum / count;
  });
  return { rows, columns, values };
}
