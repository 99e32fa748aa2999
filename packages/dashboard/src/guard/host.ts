const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Whether a request's Host header names this server. Without this check, any page could read the dashboard through a name of its
 * own that it lets point here (DNS rebinding). A loopback name is right with any port: `ssh -L` and port forwarding change it.
 * @param allowed further names, in lower case, without ports.
 */
export function isOurHost(header: string | undefined, allowed: readonly string[]): boolean {
  const name = hostIn(header);
  return name !== null && (loopback.test(name) || allowed.includes(name));
}

/** The name in a Host header, in lower case and without the port; null if it is none. */
export function hostIn(header: string | undefined): string | null {
  const parts = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.exec(header ?? '');
  return parts ? parts[1]!.toLowerCase() : null;
}

/** Whether an address to listen on is reached from this machine alone. */
export const isLoopback = (address: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(address);
