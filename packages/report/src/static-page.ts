import { assets } from './assets.js';
import type { Fact } from './data.js';
import { escapeHtml } from './escape-html.js';

/** What a page is about: its title, and facts below it such as the dataset and the date. */
export interface Heading {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** A part of a page; its content is HTML already. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: string;
}

/** A page without a script, which its policy forbids. */
export function staticPage({ title, facts }: Heading, what: string, sections: readonly Section[]): string {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  const known = facts.map(
    ({ name, value }) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
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
<h1>${escapeHtml(title)}: ${what}</h1>
<dl class="facts">${known.join('')}</dl>
${parts.join('\n')}
</main>
</body>
</html>
`;
}
