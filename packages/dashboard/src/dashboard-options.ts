import { InputError, type JsonSchema } from '@s4nn/core';
import { isLoopback } from './guard/host.js';

/** How to serve a dashboard. */
export interface DashboardOptions {
  /** The folder of `sweeps/` and `results/`; by default the working directory. */
  readonly project?: string;
  /** The port, or the first one to try; 7070 by default, 0 for any. */
  readonly port?: number;
  /** Nothing can be stopped or noted. */
  readonly readOnly?: boolean;
  /** The address to listen on instead of 127.0.0.1 and ::1; beyond loopback only with `allowHosts`. */
  readonly host?: string;
  /** Further names by which browsers may ask for it. With any, reading needs the token too. */
  readonly allowHosts?: readonly string[];
  /** Gets errors that no request could be told of. */
  readonly onError?: (error: unknown) => void;
}

/** Schema of {@link DashboardOptions}. */
export const dashboardOptions = {
  properties: {
    project: { type: 'string', minLength: 1 },
    port: { type: 'integer', minimum: 0, maximum: 65_535 },
    readOnly: { type: 'boolean' },
    host: { type: 'string', minLength: 1 },
    allowHosts: {
      type: 'array',
      items: { type: 'string', pattern: '^[A-Za-z0-9._-]+$|^\\[[0-9A-Fa-f:.]+\\]$' },
    },
    onError: { type: 'function' },
  },
} as const satisfies JsonSchema;

/**
 * Where to listen.
 * @throws InputError if that is beyond loopback and was asked for only once.
 */
export function addressesFor(
  host: string | undefined,
  allowHosts: readonly string[],
): readonly [string, ...string[]] {
  if (host === undefined) return ['127.0.0.1', '::1'];
  if (!isLoopback(host) && allowHosts.length === 0) {
    throw new InputError(
      `--host: found ${host}, which others can reach, and no --allow-host, expected both: --allow-host NAME says by which name ` +
        'browsers ask for it. To see it from another computer, ssh -L 7070:localhost:7070 needs neither.',
    );
  }
  return [host.replace(/^\[(.*)\]$/, '$1')];
}
