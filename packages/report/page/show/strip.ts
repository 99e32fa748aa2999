import { element } from '@s4nn/charts';
import { greyImage } from '../element/image.js';
import type { Bench, Shown } from './bench.js';

/** The samples of the page: buttons to go to each, to the one before and to the next. */
export function sampleStrip({ samples, names }: Shown, bench: Bench): HTMLElement {
  const choose = (sample: number): void => bench.choose({ sample });
  const buttons = samples.map(({ index, truth, decided, image }, sample) => {
    const verdict = decided === truth ? 'right' : `wrong, read as ${names[decided]}`;
    const said = `Sample ${index}: ${names[truth]}, ${verdict}`;
    const button = element(
      'button',
      { type: 'button', 'aria-label': said, title: said, class: decided === truth ? null : 'wrong' },
      image && greyImage('', image, 40),
      `${decided === truth ? '' : '✗ '}${index}`,
    );
    button.addEventListener('click', () => choose(sample));
    return button;
  });
  const [before, next] = [-1, 1].map((by) => {
    const button = element('button', { type: 'button' }, by < 0 ? '← previous sample' : 'next sample →');
    button.addEventListener('click', () => choose(bench.choice().sample + by));
    return button;
  });
  bench.atStep('strip', () => {
    const { sample } = bench.choice();
    for (const [place, button] of buttons.entries())
      button.setAttribute('aria-pressed', String(place === sample));
    before!.disabled = sample === 0;
    next!.disabled = sample === samples.length - 1;
  });
  return element(
    'div',
    {},
    element('div', { class: 'samples' }, ...buttons),
    ...(samples.length > 1 ? [element('div', { class: 'controls' }, before!, next!)] : []),
  );
}
