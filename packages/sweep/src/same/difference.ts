/** A place where two JSON values differ; a side without a value there is absent. */
export interface Difference {
  readonly pointer: string;
  readonly first?: unknown;
  readonly second?: unknown;
}

/** All places where two JSON values differ, in the order of the first value. */
export function differencesOf(first: unknown, second: unknown, pointer = ''): Difference[] {
  if (JSON.stringify(first) === JSON.stringify(second)) return [];
  if (isObject(first) && isObject(second)) {
    return [...new Set([...Object.keys(first), ...Object.keys(second)])].flatMap((key) =>
      differencesOf(first[key], second[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  return [{ pointer, ...(first !== undefined && { first }), ...(second !== undefined && { second }) }];
}

/** All places where two JSON values differ, one line per place: pointer, old value, new value. */
export const describeDifference = (was: unknown, is: unknown): string[] =>
  differencesOf(was, is).map(
    ({ pointer, first, second }) => `${pointer}: was ${show(first)}, is ${show(second)}`,
  );

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const show = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value));
