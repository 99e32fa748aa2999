/**
 * A mistake in what the user gave: a config, a file, an option. The message says where, what was found, what was
 * expected and what to do; programs print it without a stack trace.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** A device went away, and what it computed with it; the same may work on another try. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError';
}

/** Also true for the InputError of another installed copy of this package. */
export const isInputError = (error: unknown): error is InputError =>
  error instanceof Error && error.name === 'InputError';

/** Also true for the DeviceLostError of another installed copy of this package. */
export const isDeviceLost = (error: unknown): error is DeviceLostError =>
  error instanceof Error && error.name === 'DeviceLostError';

/** Whether the operating system refused something, such as ENOSPC. Not all engines name the call that it refused. */
export const isSystemError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && /^E(?!RR_)[A-Z0-9]+$/.test(String(error.code));
