/** The parts of a JSON Pointer (RFC 6901): `/network/layers/0` is ["network", "layers", "0"], the whole is []. */
export const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The pointer to one member of what `pointer` points to. */
export const memberOf = (pointer: string, name: string | number): string =>
  `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Whether `pointer` points to, or into, what `whole` points to. */
export const isWithin = (pointer: string, whole: string): boolean =>
  pointer === whole || pointer.startsWith(`${whole}/`);

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of an object or an array as [name, value]; nothing has none. */
export const membersOf = (value: unknown): [name: string, value: unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/** The value a pointer points to, or undefined where there is none. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const part of partsOf(pointer)) {
    if (Array.isArray(value)) value = isIndex(part) ? value[Number(part)] : undefined;
    else value = isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}

/**
 * A copy of `json` with `value` where the pointer points. Objects on the way are made where they are missing; an array
 * may grow by one item at its end.
 * The value is copied, too: an option of a search space would otherwise be one object there and here, and what is filled in at one
 * would be in both.
 * @returns undefined where the way leads through a number, a text, or past the end of an array.
 */
export function withValueAt(json: unknown, pointer: string, value: unknown): unknown {
  return place(json, partsOf(pointer), structuredClone(value));
}

/** A copy of `json` with several values, by pointer, as {@link withValueAt} puts them there, one after the other. */
export const withValuesAt = (json: unknown, values: Readonly<Record<string, unknown>>): unknown =>
  Object.entries(values).reduce<unknown>(
    (whole, [pointer, value]) => withValueAt(whole, pointer, value),
    json,
  );

function place(json: unknown, [part, ...rest]: string[], value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(json)) {
    if (!isIndex(part) || Number(part) > json.length) return undefined;
    const item = place(json[Number(part)], rest, value);
    return item === undefined ? undefined : Object.assign([...json], { [part]: item });
  }
  if (json !== undefined && !isObject(json)) return undefined;
  const member = place(json && Object.hasOwn(json, part) ? json[part] : undefined, rest, value);
  return member === undefined ? undefined : { ...json, [part]: member };
}
