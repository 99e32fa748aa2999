/**
 * The headers of every answer. The policy lets only the report's bundle run, by its hash, and lets it talk to this server alone.
 * @param scriptHash as a Content-Security-Policy names it.
 */
export const safeHeaders = (scriptHash: string): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; script-src '${scriptHash}'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
});
