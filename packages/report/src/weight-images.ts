import { escapeHtml } from './escape-html.js';
import { type Field, signedField } from './field.js';

/** Input weights of neurons as images beside one another, each by its own largest. */
export function weightImages(fields: readonly { readonly name: string; readonly field: Field }[]): string {
  const figures = fields.map(({ name, field }) => {
    const image = `<img alt="weights of ${escapeHtml(name)}" src="${signedField(field)}" style="image-rendering: pixelated; width: ${field.columns > 84 ? 200 : 84}px">`;
    return `<figure style="margin: 0 6px 8px 0">${image}<figcaption class="caption">${escapeHtml(name)}</figcaption></figure>`;
  });
  return `<div style="display: flex; flex-wrap: wrap">${figures.join('')}</div>
<p class="caption">Input weights: red above 0, blue below, each neuron by its own largest.</p>`;
}
