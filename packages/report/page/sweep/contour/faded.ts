import type * as Plot from '@observablehq/plot';
import { svg } from '@s4nn/charts';
import type { Field } from './field.js';

let masks = 0;

/** Has a mark over the unit square fade where a field cannot be trusted. */
export const faded =
  ({ side, trust }: Field): Plot.RenderFunction =>
  (index, scales, values, dimensions, context, next) => {
    const group = next!(index, scales, values, dimensions, context);
    if (!group) return null;
    const [left, right, bottom, top] = [scales.x!(0), scales.x!(1), scales.y!(0), scales.y!(1)];
    const place = { x: left, y: top, width: right - left, height: bottom - top };
    const id = `mask-${masks++}`;
    const mask = svg('mask', { id, maskUnits: 'userSpaceOnUse', ...place });
    mask.append(svg('image', { ...place, preserveAspectRatio: 'none', href: imageOf(side, trust) }));
    group.setAttribute('mask', `url(#${id})`);
    const both = svg('g');
    both.append(mask, group);
    return both;
  };

/** White, as opaque as the shares are, from the last row to the first: an image begins at the top. */
function imageOf(side: number, shares: Float64Array): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side];
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(side, side);
  for (const [index, share] of shares.entries()) {
    const row = side - 1 - Math.floor(index / side);
    image.data.set([255, 255, 255, Math.round(255 * share)], 4 * (row * side + (index % side)));
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}
