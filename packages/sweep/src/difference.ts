/** Where two JSON values differ, a line each: pointer, what it was, what it is. */
export function describeDifference(was: unknown, is: unknown, pointer = ''): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (isObject(was) && isObject(is)) {
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
      describeDifference(was[key], is[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  return [`${pointer}: was ${show(was)}, is ${show(is)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const show = (value: unknown): string => (value === undefined ? 'absent' : JSON.stringify(value));
