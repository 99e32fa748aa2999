import { element } from '@s4nn/charts';
import { fewText } from '@s4nn/core';
import type { Bench } from './bench.js';
import { shownOf } from './traced-neurons.js';

/** More lines cannot be told apart. */
const most = 16;

/** A field for the numbers of the neurons of a hidden layer that are drawn. */
export function neuronChoice(bench: Bench, k: number, size: number): HTMLElement {
  const chosen = bench.choice().neurons[k] ?? null;
  const field = element('input', {
    ...{ type: 'text', inputmode: 'numeric', value: shownOf(bench.run(), k, chosen).join(', ') },
    'aria-label': `neurons of layer ${k} to draw`,
  });
  const said = element('span', { role: 'status' });
  const choose = (neurons: readonly number[] | null): void =>
    bench.choose({ neurons: bench.choice().neurons.map((own, layer) => (layer === k ? neurons : own)) });
  field.addEventListener('change', () => {
    const words = field.value.split(/[\s,;]+/).filter((word) => word !== '');
    const known = [...new Set(words.filter((word) => /^\d+$/.test(word) && Number(word) < size).map(Number))];
    choose(known.length === 0 ? null : known.slice(0, most));
    field.value = shownOf(bench.run(), k, bench.choice().neurons[k] ?? null).join(', ');
    said.textContent = leftOut(words, known, size);
  });
  const reset = element('button', { type: 'button' }, 'those that fire first');
  reset.addEventListener('click', () => {
    choose(null);
    said.textContent = '';
  });
  // The field follows what is drawn, but not while somebody types in it.
  bench.atStep(`neurons ${k}`, (_, run) => {
    const own = bench.choice().neurons[k] ?? null;
    if (document.activeElement !== field) field.value = shownOf(run, k, own).join(', ');
  });
  return element('div', { class: 'controls' }, element('label', {}, 'neurons ', field), reset, said);
}

function leftOut(words: readonly string[], known: readonly number[], size: number): string {
  const unknown = words.filter((word) => !known.includes(Number(word)));
  return [
    ...(unknown.length > 0 ? [`Left out: ${fewText(unknown, 5)}; there are 0…${size - 1}.`] : []),
    ...(known.length > most ? [`Only the first ${most} are drawn.`] : []),
  ].join(' ');
}
