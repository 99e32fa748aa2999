/**
 * How many layers the network of a recorded config has, hidden ones and the output; null where the config has no layers or its
 * search chooses among networks.
 */
export function layerCount(config: unknown): number | null {
  const layers = member(member(config, 'network'), 'layers');
  if (!Array.isArray(layers)) return null;
  const space = member(member(config, 'search'), 'space');
  const isSearched = ['/network', '/network/layers'].some((pointer) => member(space, pointer) !== undefined);
  return isSearched ? null : layers.length;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
