import { assets } from './assets.js';
import { embeddedJson } from './embedded-json.js';
import { escapeHtml } from './escape-html.js';
import type { PageData } from './page-data.js';

/**
 * Data as one HTML page that needs nothing else: no server, no network, no other file. The bundle of page/ draws them in
 * the browser. The page's policy lets only that bundle run, so that no text of the data can become code.
 */
export function page(title: string, data: PageData): string {
  const policy = `default-src 'none'; script-src '${assets.scriptHash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
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
<noscript>JavaScript draws this page, and it is switched off here.</noscript>
<script type="application/json" id="data">${embeddedJson(data)}</script>
<!--
${assets.notices}
-->
<script>${assets.script}</script>
</body>
</html>
`;
}
