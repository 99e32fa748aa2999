import { InputError } from '../errors.js';
import type { JsonSchema } from '../json-schema.js';
import { type DenseLayer, dense } from './dense.js';
import type { LayerKind } from './layer-kind.js';

/** A layer of any kind, as data. A layer without `kind` is dense. */
export type Layer = DenseLayer;

/** All kinds of layers, by the name that a layer's `kind` has. */
export const layerKinds = { dense } as const;

/** Name of a kind of layer. */
export type LayerKindName = keyof typeof layerKinds;

/** The member that names a layer's kind. */
const kind = {
  enum: Object.keys(layerKinds) as LayerKindName[],
  description: 'Kind of the layer; dense if it is left out.',
} as const;

/** JSON schema of a layer in a config: that of the kind that it names, or of a dense one. */
export const layerSchema = Object.entries<{ readonly schema: JsonSchema }>(layerKinds).reduce(
  (others, [name, { schema }]) =>
    name === 'dense' ? others : { if: ofKind(name), then: schema, else: others },
  { ...dense.schema, properties: { kind, ...dense.schema.properties } } as JsonSchema,
) as typeof dense.schema;

function ofKind(name: string): JsonSchema {
  return { type: 'object', properties: { kind: { const: name } }, required: ['kind'] };
}

/** What the kind of a layer offers. @throws InputError for a kind that does not exist. */
export function kindOf(layer: Layer): LayerKind<Layer> {
  const { kind = 'dense' } = layer;
  if (Object.hasOwn(layerKinds, kind)) return layerKinds[kind];
  throw new InputError(`kind of a layer: found ${kind}, expected ${Object.keys(layerKinds).join(' or ')}`);
}

/**
 * For a backend that computes only some kinds of layers.
 * @param backend its name, for the message.
 * @throws InputError for a layer of another kind.
 */
export function requireKinds(
  backend: string,
  layers: readonly Layer[],
  known: readonly LayerKindName[],
): void {
  layers.forEach(({ kind = 'dense' }, k) => {
    if (known.includes(kind)) return;
    throw new InputError(
      `${backend}: found a ${kind} layer at network.layers[${k}], expected ${known.join(' or ')}; use another backend`,
    );
  });
}
