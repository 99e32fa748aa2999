import { InputError } from '@s4nn/core';
import { type NpyArray, shownShape } from '@s4nn/npy';
import type { Numbers } from '../idx/idx.js';

/**
 * Images of a NumPy array [samples × rows × columns], or with a last axis of 1; of any type, if all values are whole numbers
 * 0…255.
 * @throws InputError naming the place, what was found and what was expected.
 */
export function imagesOf({ values, shape }: NpyArray, place: string): Numbers<'images'> {
  const lengths = shape.length === 4 && shape[3] === 1 ? shape.slice(0, 3) : shape;
  if (lengths.length !== 3 || lengths.includes(0)) {
    const cure = 'reshape it to samples × rows × columns of greys';
    throw new InputError(`${place}: found shape ${shownShape(shape)}, expected three axes; ${cure}`);
  }
  if (values instanceof Uint8Array) return { place, lengths, values };
  const bytes = Uint8Array.from(values);
  const index = bytes.findIndex((byte, position) => byte !== values[position]);
  if (index === -1) return { place, lengths, values: bytes };
  const cure = 'save it as numpy.uint8; greys 0…1 are multiplied by 255 first';
  throw new InputError(
    `${place}: found value ${values[index]} at index ${index}, expected whole numbers 0…255; ${cure}`,
  );
}

/**
 * Labels of a NumPy array [samples], or [samples × 1]; of any type, if all values are whole numbers.
 * @throws InputError naming the place, what was found and what was expected.
 */
export function labelsOf({ values, shape }: NpyArray, place: string): Numbers<'labels'> {
  const [samples = 0, columns = 1] = shape;
  if (shape.length === 0 || shape.length > 2 || columns !== 1 || samples === 0) {
    const cure = 'save one class a sample: y.argmax(1) where it is one-hot';
    throw new InputError(`${place}: found shape ${shownShape(shape)}, expected one axis; ${cure}`);
  }
  if (values instanceof Uint8Array) return { place, lengths: [samples], values };
  const integers = Int32Array.from(values);
  const index = integers.findIndex((integer, position) => integer !== values[position]);
  if (index === -1) return { place, lengths: [samples], values: integers };
  throw new InputError(
    `${place}: found value ${values[index]} of sample ${index}, expected whole numbers of 32 bits; save it as numpy.int32`,
  );
}
