import { InputError } from '@s4nn/core/errors';
import { type NamedFloats, shown } from '@s4nn/npy';

/** PyTorch's and Keras' names: `fc1.bias`, `dense/bias:0`. */
const isBias = ({ name, shape }: NamedFloats): boolean =>
  /(^|[^a-z])bias(:0)?$/i.test(name) && shape.length === 1;

/**
 * The arrays of a file that are no biases. Biases of zeros change nothing and are passed over.
 * @throws InputError that names any other bias, since the networks have none.
 */
export function withoutBiases(arrays: readonly NamedFloats[], file: string): readonly NamedFloats[] {
  return arrays.filter((array) => {
    if (!isBias(array)) return true;
    const odd = array.values.findIndex((value) => value !== 0);
    if (odd === -1) return false;
    throw new InputError(
      `${file}[${shown(array.name)}]: found a bias, ${array.values[odd]} at ${odd}, expected none, or zeros: ` +
        `neurons have no bias here. Train without, in PyTorch with bias=False.`,
    );
  });
}
