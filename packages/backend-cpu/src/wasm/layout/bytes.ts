/** Bytes that 32-bit addresses and offsets reach. */
export const mostBytes = 2 ** 32;

/** An amount of memory in words. */
export const gibibytes = (bytes: number): string => `${Number((bytes / 2 ** 30).toFixed(1))} GiB`;
