/** Hands out byte addresses, each a multiple of 16. */
export interface Addresses {
  /** The address of room for `length` items of `width` bytes each. */
  readonly take: (length: number, width: number) => number;
  /** One byte past everything taken so far. */
  readonly end: () => number;
}

/** Addresses of an empty memory. */
export function newAddresses(): Addresses {
  // The first bytes stay free: 0 is no address.
  let bytes = 16;
  return {
    take: (length, width) => {
      const at = bytes;
      bytes = Math.ceil((at + length * width) / 16) * 16;
      return at;
    },
    end: () => bytes,
  };
}
