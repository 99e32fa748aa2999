/** [outputs × inputs] of a layer. */
export type LayerShape = readonly [outputs: number, inputs: number];

/** Tries after which a search for orders ends; eight layers need no more. */
const tries = 100_000;

/** Whether each layer has as many inputs as the one before has outputs. */
export const isChain = (shapes: readonly LayerShape[]): boolean =>
  shapes.every(([, inputs], k) => k === 0 || inputs === shapes[k - 1]![0]);

/**
 * Orders in which layers follow each other, as indices of the shapes.
 * @param most orders to look for.
 */
export function chainOrders(shapes: readonly LayerShape[], most: number): readonly (readonly number[])[] {
  const found: number[][] = [];
  const order: number[] = [];
  let left = tries;
  const search = (): void => {
    if (order.length === shapes.length) found.push([...order]);
    const last = order.at(-1);
    for (let next = 0; next < shapes.length && found.length < most && left > 0; next++) {
      left--;
      const follows = last === undefined || shapes[next]![1] === shapes[last]![0];
      if (!follows || order.includes(next)) continue;
      order.push(next);
      search();
      order.pop();
    }
  };
  if (shapes.length <= 100) search();
  return found;
}
