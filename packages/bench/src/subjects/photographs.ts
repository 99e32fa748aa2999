import { labels, random, type Samples } from '@s4nn/core';

const [height, width] = [160, 250];
const [cellsDown, cellsAcross] = [8, 12];

/**
 * Grey images as dense in spikes as photographs are, by seed: smooth random fields [160 × 250] whose middle is bright in
 * one class and dark in the other; about one value in fifty is 0, that is, silent.
 */
export function photographs(count: number, seed: number): Samples {
  const values = new Uint8Array(count * height * width);
  const classes = Array.from({ length: count }, (_, image) => image % 2);
  classes.forEach((label, image) => {
    const draw = random(seed, 'photographs', image);
    const corners = Float64Array.from({ length: (cellsDown + 1) * (cellsAcross + 1) }, (_, corner) => {
      const down = Math.floor(corner / (cellsAcross + 1)) / cellsDown - 0.5;
      const across = (corner % (cellsAcross + 1)) / cellsAcross - 0.5;
      const middle = Math.exp(-8 * (down * down + across * across));
      return 260 * draw() - 10 + (label === 0 ? 80 : -80) * middle;
    });
    values.set(interpolate(corners), image * height * width);
  });
  return { values, range: [0, 255], shape: [height, width], labels: labels(classes) };
}

/** Bilinear interpolation of a grid of corners, clamped to 0…255. */
function interpolate(corners: Float64Array): Uint8ClampedArray {
  const image = new Uint8ClampedArray(height * width);
  for (let row = 0; row < height; row++) {
    const down = (row / height) * cellsDown;
    for (let column = 0; column < width; column++) {
      const across = (column / width) * cellsAcross;
      const corner = Math.floor(down) * (cellsAcross + 1) + Math.floor(across);
      const [below, right] = [down % 1, across % 1];
      const upper = corners[corner]! * (1 - right) + corners[corner + 1]! * right;
      const next = corner + cellsAcross + 1;
      const lower = corners[next]! * (1 - right) + corners[next + 1]! * right;
      image[row * width + column] = upper * (1 - below) + lower * below;
    }
  }
  return image;
}
