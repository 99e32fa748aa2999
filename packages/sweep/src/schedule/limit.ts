/**
 * Lets so many actions run at a time; the others wait, and come in the order in which they were given. An action is told
 * which of the places it has, 0 … count − 1.
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
