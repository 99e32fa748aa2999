import { assets } from './assets.js';
import { embeddedJson } from './embedded-json.js';
import { escapeHtml } from './escape-html.js';
import type { PageData } from './page-data.js';

/** What is read where no script runs. */
const needsScript = 'JavaScript draws this page, and it is switched off here.';

/**
 * Data as one HTML page that needs nothing else: no server, no network, no other file. The bundle of page/ draws them in
 * the browser. The page's policy lets only that bundle run, so that no text of the data can become code, and only pages that a
 * server keeps live ask that server for anything.
 * @param still the page for those who run no script, as HTML.
 */
export function page(title: string, data: PageData, still: string = needsScript): string {
  const connect = isLive(data) ? " connect-src 'self';" : '';
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
<!--
${assets.notices}
-->
<script>${assets.script}</script>
</body>
</html>
`;
}

const isLive = (data: PageData): boolean =>
  data.kind === 'list' ||
  data.kind === 'trial' ||
  data.kind === 'compare' ||
  (data.kind === 'sweep' && data.live !== undefined);
