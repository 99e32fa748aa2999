import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 128 bits, as it stands in an address. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** Whether an Authorization header carries the token; it takes as long for any other text. */
export const carries = (authorization: string | undefined, token: string): boolean =>
  timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
