import { createHash } from 'node:crypto';
import { bytesOf, describeState, type EpochState, type StateLayout, stateIn } from '@s4nn/lanes';
import { formatJson, parseJson } from '@s4nn/log';

/** Keeps states of trainings. Their ids end with the digest of their bytes, so that what is there never changes. */
export interface StateStore {
  /** Keeps bytes, given in parts, unless it has them. @returns how many bytes were sent. */
  put(id: string, parts: readonly Uint8Array[]): Promise<number>;
  /** The bytes of an id; null if it has none. */
  get(id: string): Promise<Uint8Array | null>;
  /** Forgets what it has under an id. */
  drop(id: string): Promise<void>;
}

/**
 * A state as bytes: a line of JSON, then weights and moments. They are not copied. Its id names the training, too: trainings of the
 * same config drop their states at different times.
 */
export function packState(
  training: string,
  state: EpochState,
): { readonly id: string; readonly parts: readonly Uint8Array[] } {
  const parts = [Buffer.from(`${formatJson(describeState(state))}\n`), ...bytesOf(state)];
  return { id: `${encodeURIComponent(training)}.${digestOf(parts)}`, parts };
}

/** Fetches a state. Null if the store does not have it, or has other bytes. */
export async function fetchState(store: StateStore, id: string): Promise<EpochState | null> {
  const bytes = await store.get(id);
  if (!bytes || digestOf([bytes]) !== id.slice(id.lastIndexOf('.') + 1)) return null;
  const end = bytes.indexOf(10);
  const layout = parseJson(Buffer.from(bytes.subarray(0, end)).toString()) as unknown as StateLayout;
  return stateIn(layout, bytes.subarray(end + 1));
}

function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const bytes of parts) hash.update(bytes);
  return hash.digest('hex');
}
