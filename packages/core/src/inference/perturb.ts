import { spikeTimes, type Weights, weights } from '../arrays.js';
import { completeValue } from '../complete-options.js';
import { collectSpikes, type Spikes, timesOfSample } from '../data/spikes.js';
import { cos, log, twoTo } from '../math/index.js';
import type { Random } from '../random.js';
import { integerWeights } from './quantise.js';

/**
 * Moves every spike by a random number of steps, up to a maximum, earlier or later; none leaves the duration.
 * @throws InputError for a maximum that is no number of steps.
 */
export function jittered(spikes: Spikes, most: number, draw: Random): Spikes {
  completeValue('jittered.most', steps, most);
  return changed(spikes, (time) => {
    const moved = time + Math.floor(draw() * (2 * most + 1)) - most;
    return Math.min(Math.max(moved, 0), spikes.duration - 1);
  });
}

const steps = { type: 'integer', minimum: 0 };

/**
 * The same of every input's time, where silence is a spike at the duration: so silent inputs may come to fire, and late ones
 * fall silent. This is how curves of S4NN's robustness to jitter come about.
 * @throws InputError for a maximum that is no number of steps.
 */
export function jitteredWithSilence(spikes: Spikes, most: number, draw: Random): Spikes {
  completeValue('jitteredWithSilence.most', steps, most);
  const { labels, inputs, duration } = spikes;
  return collectSpikes(labels, inputs, duration, (sample, times) => {
    timesOfSample(spikes, sample).forEach((time, input) => {
      const moved = time + Math.floor(draw() * (2 * most + 1)) - most;
      times[input] = Math.min(Math.max(moved, 0), duration);
    });
  });
}

/** Leaves spikes out with a probability. @throws InputError for none in 0…1. */
export function thinnedOut(spikes: Spikes, probability: number, draw: Random): Spikes {
  completeValue('thinnedOut.probability', { type: 'number', minimum: 0, maximum: 1 }, probability);
  return changed(spikes, (time) => (draw() < probability ? spikes.duration : time));
}

/**
 * Rounds times to 2ᵇ different ones, each the earliest of its part of the duration.
 * @param bits 0…16, which tell all times apart.
 * @throws InputError for other bits.
 */
export function withTimeBits(spikes: Spikes, bits: number): Spikes {
  completeValue('withTimeBits.bits', { type: 'integer', minimum: 0, maximum: 16 }, bits);
  return changed(spikes, (time) => {
    const part = spikes.duration / twoTo(bits);
    return Math.min(time, Math.ceil(Math.floor(time / part) * part));
  });
}

function changed(spikes: Spikes, change: (time: number) => number): Spikes {
  const { labels, inputs, duration } = spikes;
  return collectSpikes(labels, inputs, duration, (sample, times) => {
    const before = timesOfSample(spikes, sample);
    times.set(spikeTimes(before.map((time) => (time < duration ? change(time) : duration))));
  });
}

/**
 * Weights of one layer rounded to a number of bits, symmetric about 0, back in units of potential.
 * @throws InputError for no bits 2…16, and for weights that are not finite.
 */
export function withWeightBits(layer: Weights, bits: number): Weights {
  const { weights: rounded, scale } = integerWeights('withWeightBits', layer, bits);
  return weights(layer.map((_, index) => rounded[index]! * scale));
}

/**
 * Weights of one layer with normal noise, as strong as a share of their own standard deviation.
 * @throws InputError for a share below 0.
 */
export function withWeightNoise(layer: Weights, share: number, draw: Random): Weights {
  completeValue('withWeightNoise.share', { type: 'number', minimum: 0 }, share);
  let [sum, squares] = [0, 0];
  for (const weight of layer) sum += weight;
  for (const weight of layer) squares += (weight - sum / layer.length) ** 2;
  const deviation = share * Math.sqrt(squares / layer.length);
  // Box and Muller; 1 − u is never 0.
  const normal = (): number => Math.sqrt(-2 * log(1 - draw())) * cos(2 * Math.PI * draw());
  return weights(layer.map((weight) => weight + deviation * normal()));
}
