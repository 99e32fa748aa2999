import { mostVectors } from './fields.js';

/** The numbers that weights and potentials are. */
export type Precision = 'float32' | 'int16';

/** How a layer lies in tiles. */
export interface Tiling {
  readonly tiles: number;
  /** Vectors of 16 bytes in a tile, and the neurons that they have room for. */
  readonly vectors: number;
  readonly lanes: number;
  /** Bytes of the weights of one input in a tile. */
  readonly rowBytes: number;
}

/** As few tiles as hold a layer of `size` neurons, all of one width, as narrow as possible. */
export function tilingOf(size: number, precision: Precision): Tiling {
  const inVector = precision === 'float32' ? 4 : 8;
  const needed = Math.ceil(size / inVector);
  const tiles = Math.ceil(needed / mostVectors[precision]);
  const vectors = Math.ceil(needed / tiles);
  return { tiles, vectors, lanes: inVector * vectors, rowBytes: 16 * vectors };
}
