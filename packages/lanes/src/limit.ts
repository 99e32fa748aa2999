/**
 * Limits how many actions run at a time; the others wait their turn, in the order in which they were given. Each action gets the
 * number of its place, 0 … count − 1.
 */
export function limit(
  count: number,
): <Result>(action: (place: number) => Promise<Result>) => Promise<Result> {
  const free = Array.from({ length: count }, (_, place) => place);
  const waiting: ((place: number) => void)[] = [];
  return async (action) => {
    const place = free.shift() ?? (await new Promise<number>((resolve) => waiting.push(resolve)));
    try {
      return await action(place);
    } finally {
      const next = waiting.shift();
      if (next) next(place);
      else free.push(place);
    }
  };
}
