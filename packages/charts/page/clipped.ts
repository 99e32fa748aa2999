/** A name in at most `length` characters. */
export const clipped = (name: string, length: number): string =>
  name.length > length ? `${name.slice(0, Math.max(1, length - 1))}…` : name;
