import { labels } from '../arrays.js';
import { completeOptions } from '../complete-options.js';
import { InputError } from '../errors.js';
import { closed, number } from '../json-schema.js';
import { cos, exp, sin } from '../math/index.js';
import { type Random, random } from '../random.js';
import { featuresOf, type Samples } from './dataset.js';

/** How images are varied while they are learned from, so that a network sees none twice; 0 for not at all. */
export interface Augmentation {
  /** Most pixels that an image is moved, in either direction. */
  readonly shift: number;
  /** Most radians that it is turned. */
  readonly rotation: number;
  /** Largest share by which it is made smaller or larger. */
  readonly scale: number;
  /** Largest shear, pixels across a pixel down. */
  readonly shear: number;
  /** Most pixels that a point is moved by smooth random fields, and the standard deviation, in pixels, of what smooths them. */
  readonly elastic: number;
  readonly smoothness: number;
  /** Probability that an image is mirrored, left to right, before anything else. */
  readonly mirror: number;
  /** Probability that an image is only moved by whole pixels, which leaves its values as they are. */
  readonly plain: number;
}

/** No augmentation, but for what is changed. */
export const noAugmentation: Augmentation = {
  ...{ shift: 0, rotation: 0, scale: 0, shear: 0, elastic: 0, smoothness: 4, mirror: 0, plain: 0 },
};

const amount = number({ minimum: 0 }, 0, '');
const share = number({ minimum: 0, maximum: 1 }, 0, '');
const options = closed('', {
  ...{ shift: amount, rotation: amount, scale: amount, shear: amount, elastic: amount },
  smoothness: number({ exclusiveMinimum: 0, maximum: 100 }, noAugmentation.smoothness, ''),
  ...{ mirror: share, plain: share },
});

/** Varies some of the samples for an epoch: the same sample, epoch and seed give the same, whatever is beside it. */
export type Augment = (indices: Uint32Array, epoch: number) => Samples;

/** Elastic fields that samples choose from, two each, and their signs. */
const fieldCount = 256;

/**
 * An augmentation of samples that are images: moved, turned, scaled and sheared about their centre, and distorted elastically
 * (Simard et al. 2003), with values in between by linear interpolation and the lowest value outside.
 * @param given what is varied; the rest is as in {@link noAugmentation}.
 * @throws InputError when the samples are no images, and for unknown options or values that configs refuse.
 */
export function augmentation(samples: Samples, given: Partial<Augmentation>, seed: number): Augment {
  const settings = completeOptions<Augmentation>('augmentation', options, given);
  const [height, width, channels = 1, ...others] = samples.shape;
  if (height === undefined || width === undefined || others.length > 0) {
    throw new InputError(
      `augmentation: found samples of shape [${samples.shape}], expected images: [height, width] or [height, width, channels]`,
    );
  }
  const pixels = height * width;
  const features = featuresOf(samples);
  const fields = settings.elastic > 0 ? elasticFields(height, width, settings, seed) : null;
  const outside = lowestIn(samples);
  const warp = warper(height, width, channels, outside);
  return (indices, epoch) => {
    const length = indices.length * features;
    const varied = samples.values instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
    indices.forEach((sample, row) => {
      const draw = random(seed, `augment ${epoch}`, sample);
      const original = samples.values.subarray(sample * features, (sample + 1) * features);
      const from = draw() < settings.mirror ? mirrored(original, width, channels) : original;
      const to = varied.subarray(row * features, (row + 1) * features);
      if (draw() < settings.plain) {
        move(from, to, drawWhole(draw, settings.shift), drawWhole(draw, settings.shift));
        return;
      }
      warp(from, to, drawTransform(draw, settings), fields && drawFields(draw, fields, pixels));
    });
    return {
      ...samples,
      values: varied,
      labels: labels(Array.from(indices, (sample) => samples.labels[sample]!)),
    };
  };

  /** Moves an image by whole pixels. */
  function move(from: Samples['values'], to: Samples['values'], right: number, down: number): void {
    to.fill(outside);
    for (let y = Math.max(0, down); y < Math.min(height!, height! + down); y++) {
      const start = Math.max(0, right);
      const end = Math.min(width!, width! + right);
      if (end <= start) return;
      const source = ((y - down) * width! + start - right) * channels;
      to.set(from.subarray(source, source + (end - start) * channels), (y * width! + start) * channels);
    }
  }
}

/** The lowest value of the range; in 32 bits the next one above it, where rounding would leave the range. */
function lowestIn({ values, range: [low] }: Samples): number {
  const isBelow = values instanceof Float32Array && Math.fround(low) < low;
  return isBelow ? Math.fround(low + 1e-7 * Math.abs(low)) : low;
}

/** An image, left to right. */
function mirrored(image: Samples['values'], width: number, channels: number): Samples['values'] {
  const turned = image.slice();
  for (let pixel = 0; pixel < image.length / channels; pixel++) {
    const column = pixel % width;
    const other = pixel - column + width - 1 - column;
    for (let channel = 0; channel < channels; channel++) {
      turned[pixel * channels + channel] = image[other * channels + channel]!;
    }
  }
  return turned;
}

const within = (draw: Random, most: number): number => (2 * draw() - 1) * most;

/** One of −most … most. */
const drawWhole = (draw: Random, most: number): number =>
  Math.floor(draw() * (2 * most + 1)) - Math.floor(most);

/** Where a pixel's value comes from: x' = xx x + xy y + right, y' = yx x + yy y + down, about the centre. */
interface Transform {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly right: number;
  readonly down: number;
}

function drawTransform(draw: Random, { shift, rotation, scale, shear }: Augmentation): Transform {
  const angle = within(draw, rotation);
  const [sine, cosine] = [sin(angle), cos(angle)];
  const [across, along] = [1 + within(draw, scale), 1 + within(draw, scale)];
  const slant = within(draw, shear);
  return {
    xx: across * cosine,
    xy: across * (slant * cosine - sine),
    yx: along * sine,
    yy: along * (slant * sine + cosine),
    right: within(draw, shift),
    down: within(draw, shift),
  };
}

/** Displacements of an image's pixels, to the right and down. */
interface Fields {
  readonly right: Float32Array;
  readonly down: Float32Array;
  readonly rightSign: number;
  readonly downSign: number;
}

function drawFields(draw: Random, fields: Float32Array, pixels: number): Fields {
  const [right, down] = [Math.floor(draw() * fieldCount), Math.floor(draw() * fieldCount)];
  const signs = Math.floor(draw() * 4);
  return {
    right: fields.subarray(right * pixels, (right + 1) * pixels),
    down: fields.subarray(down * pixels, (down + 1) * pixels),
    rightSign: signs & 1 ? 1 : -1,
    downSign: signs & 2 ? 1 : -1,
  };
}

/** [fields × pixels] noise, smoothed by a Gaussian, whose largest displacement is as long as asked for. */
function elasticFields(
  height: number,
  width: number,
  { elastic, smoothness }: Augmentation,
  seed: number,
): Float32Array {
  const pixels = height * width;
  const fields = new Float32Array(fieldCount * pixels);
  for (let index = 0; index < fieldCount; index++) {
    const draw = random(seed, 'elastic', index);
    const noise = Float32Array.from({ length: pixels }, () => 2 * draw() - 1);
    const smooth = blur(blur(noise, height, width, smoothness), width, height, smoothness);
    const largest = smooth.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    fields.set(
      smooth.map((value) => (value * elastic) / (largest || 1)),
      index * pixels,
    );
  }
  return fields;
}

/** Smooths along the rows, and gives the transpose: twice gives both, the right way up. */
function blur(values: Float32Array, rows: number, columns: number, deviation: number): Float32Array {
  const radius = Math.ceil(3 * deviation);
  const weights = Float32Array.from({ length: 2 * radius + 1 }, (_, index) =>
    exp(-((index - radius) ** 2) / (2 * deviation ** 2)),
  );
  const smooth = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let at = Math.max(0, column - radius); at <= Math.min(columns - 1, column + radius); at++) {
        sum += weights[at - column + radius]! * values[row * columns + at]!;
      }
      smooth[column * rows + row] = sum;
    }
  }
  return smooth;
}

type Warp = (
  from: Samples['values'],
  to: Samples['values'],
  transform: Transform,
  fields: Fields | null,
) => void;

/** Images of one size: each pixel gets the value of where it came from, between four pixels. */
function warper(height: number, width: number, channels: number, outside: number): Warp {
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  return (from, to, { xx, xy, yx, yy, right, down }, fields) => {
    const rounds = to instanceof Uint8Array;
    for (let y = 0; y < height; y++) {
      let sourceX = xx * -middleX + xy * (y - middleY) + middleX + right;
      let sourceY = yx * -middleX + yy * (y - middleY) + middleY + down;
      for (let x = 0; x < width; x++, sourceX += xx, sourceY += yx) {
        const pixel = y * width + x;
        const atX = fields ? sourceX + fields.rightSign * fields.right[pixel]! : sourceX;
        const atY = fields ? sourceY + fields.downSign * fields.down[pixel]! : sourceY;
        const [left, top] = [Math.floor(atX), Math.floor(atY)];
        const [restX, restY] = [atX - left, atY - top];
        const isInside = left >= 0 && top >= 0 && left + 1 < width && top + 1 < height;
        for (let channel = 0; channel < channels; channel++) {
          const corner = (top * width + left) * channels + channel;
          let value: number;
          if (isInside) {
            const under = corner + width * channels;
            value =
              (1 - restY) * ((1 - restX) * from[corner]! + restX * from[corner + channels]!) +
              restY * ((1 - restX) * from[under]! + restX * from[under + channels]!);
          } else {
            value = 0;
            for (let corner = 0; corner < 4; corner++) {
              const [cornerX, cornerY] = [left + (corner & 1), top + (corner >> 1)];
              const share = (corner & 1 ? restX : 1 - restX) * (corner & 2 ? restY : 1 - restY);
              const isIn = cornerX >= 0 && cornerY >= 0 && cornerX < width && cornerY < height;
              value += share * (isIn ? from[(cornerY * width + cornerX) * channels + channel]! : outside);
            }
          }
          to[pixel * channels + channel] = rounds ? value + 0.5 : value;
        }
      }
    }
  };
}
