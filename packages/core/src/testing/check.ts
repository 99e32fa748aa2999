import type { Backend } from '../backend.js';

/** One promise of a contract: `run` rejects with what was found and what was expected. Any test runner can call it. */
export interface Check {
  readonly name: string;
  /** Resolves when the promise is kept. */
  run(): Promise<void>;
}

/** @throws Error with the message when the condition does not hold. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Creates the backend to check. */
export type Create = () => Backend | Promise<Backend>;
