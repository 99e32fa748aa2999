import { assets } from './assets.js';
import { escapeHtml } from './escape-html.js';

/** A part of a page; its content is HTML already. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: string;
}

/** A share as a percentage of four digits. */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(4))} %`;

/** What a terminal prints, as a section. */
export const numbers = (lines: readonly string[]): Section => ({
  id: 'text',
  title: 'Numbers',
  content: `<pre>${escapeHtml(lines.join('\n'))}</pre>`,
});

/** A page without a script, which its policy forbids. */
export function staticPage(title: string, what: string, sections: readonly Section[]): string {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  const parts = sections.map(
    ({ id, title, content }) => `<section id="${id}">
<h2>${escapeHtml(title)}</h2>
${content}
</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}: ${what}</title>
<style>${assets.style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${parts.join('\n')}
</main>
</body>
</html>
`;
}
