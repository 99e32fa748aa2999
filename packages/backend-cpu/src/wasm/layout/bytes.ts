/** Bytes that 32-bit addresses and offsets can reach. */
export const mostBytes = 2 ** 32;

/** An amount of memory as text, such as "1.5 GiB". */
export const gibibytes = (bytes: number): string => `${Number((bytes / 2 ** 30).toFixed(1))} GiB`;
