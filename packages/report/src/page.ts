import { assets } from './assets.js';
import { embeddedJson } from './embedded-json.js';
import { escapeHtml } from './escape-html.js';
import type { PageData } from './page-data.js';
import { type Served, servedHtml } from './served/served.js';

/** How a Content-Security-Policy names the only script that pages run. */
export const { scriptHash } = assets;

/** What is read where no script runs. */
const needsScript = 'JavaScript draws this page, and it is switched off here.';

/**
 * Data as one HTML page that needs nothing else: no server, no network, no other file. The bundle of page/ draws them in
 * the browser. The page's policy lets only that bundle run, so that no text of the data can become code, and only pages that a
 * server keeps live ask that server for anything.
 * @param data null where the server gives them only to those who show its token.
 * @param still the page for those who run no script, as HTML.
 * @param served the server of the page; absent for a page that stands alone.
 */
export function page(
  title: string,
  data: PageData | null,
  still: string = needsScript,
  served?: Served,
): string {
  const connect = served ? " connect-src 'self';" : '';
  const policy = `default-src 'none'; script-src '${assets.scriptHash}'; style-src 'unsafe-inline'; img-src data:;${connect} base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${assets.style}</style>
</head>
<body>
<noscript>${still}</noscript>
<script type="application/json" id="data">${embeddedJson(data)}</script>
${served ? servedHtml(served) : ''}
<!--
${assets.notices}
-->
<script>${assets.script}</script>
</body>
</html>
`;
}
