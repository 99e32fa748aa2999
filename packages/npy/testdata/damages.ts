import fc from 'fast-check';

/** A change to a file: at a place, so many bytes are taken away and others put there. */
const change = (length: number) =>
  fc.record({
    at: fc.nat(length),
    away: fc.oneof(fc.constant(0), fc.constant(1), fc.constant(4), fc.nat(length)),
    put: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 1 }),
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom(Uint8Array.of(0xff, 0xff, 0xff, 0xff), Uint8Array.of(0, 0, 0, 0), Uint8Array.of(0x80)),
    ),
  });

/** A file with one change to three: bytes that are others, missing or too many. */
export const damages = (whole: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.array(change(whole.length), { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<Uint8Array>(
      (bytes, { at, away, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + away)]),
      whole,
    ),
  );

/** So many runs, the same each time unless S4NN_SEED says otherwise. */
export const runs = (numRuns: number) => ({ numRuns, seed: fc.readConfigureGlobal()?.seed ?? 1 });
