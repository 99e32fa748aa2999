import { element } from '@s4nn/charts';
import type { NamedField, PackedField } from '../../src/field.js';
import { caption } from './caption.js';

/** Input weights of neurons as images beside one another. */
export const weightImages = (fields: readonly NamedField<PackedField>[]): HTMLElement[] => [
  element(
    'div',
    { class: 'images' },
    ...fields.map(({ name, field }) =>
      element(
        'figure',
        {},
        fieldImage(`weights of ${name}`, field, field.columns > 84 ? 200 : 84, signed),
        element('figcaption', { class: 'caption' }, name),
      ),
    ),
  ),
  caption(
    'Input weights: red is above 0, blue below, and the largest weight of an image has the full colour.',
  ),
];

/** A field in greys, from its lowest value, black, to its highest, white. Without a label it is left to the text beside it. */
export const greyImage = (
  label: string,
  field: PackedField,
  width = Math.max(84, Math.min(280, 10 * field.columns)),
): HTMLElement =>
  fieldImage(label, field, width, (byte) => {
    const grey = Math.round((255 * byte) / 254);
    return [grey, grey, grey];
  });

type Colour = readonly [red: number, green: number, blue: number];

/** White at 0, which is byte 127, and the stronger the further away. */
function signed(byte: number): Colour {
  const pale = Math.round(255 * (1 - Math.abs(byte - 127) / 127));
  return byte >= 127 ? [255, pale, pale] : [pale, pale, 255];
}

function fieldImage(
  label: string,
  { rows, columns, bytes }: PackedField,
  width: number,
  colourOf: (byte: number) => Colour,
): HTMLElement {
  const canvas = element('canvas', {
    ...(label === '' ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label }),
    style: `width: ${width}px`,
    ...{ width: String(columns), height: String(rows) },
  });
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(columns, rows);
  const binary = atob(bytes);
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    image.data.set([...colourOf(binary.charCodeAt(pixel)), 255], 4 * pixel);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
