/** A place where configs differ, and what each has there; undefined where it has nothing. */
export interface ConfigDifference {
  /** A JSON pointer. */
  readonly pointer: string;
  readonly values: readonly unknown[];
}

/** All places where some of several JSON values differ, in the order of the first one that has them. The order of members is none. */
export function differencesAmong(values: readonly unknown[], pointer = ''): ConfigDifference[] {
  if (new Set(values.map((value) => JSON.stringify(value))).size < 2) return [];
  // Where one has an object and another nothing, the members of the object say more than the whole.
  const present = values.filter((value) => value !== undefined);
  const isMixed = new Set(present.map(Array.isArray)).size > 1;
  if (!present.every(isObject) || isMixed || (present.length < values.length && present.some(isEmpty))) {
    return [{ pointer, values }];
  }
  const keys = new Set(present.flatMap((value) => Object.keys(value)));
  return [...keys].flatMap((key) =>
    differencesAmong(
      values.map((value) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined)),
      `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isEmpty = (value: unknown): boolean => isObject(value) && Object.keys(value).length === 0;
