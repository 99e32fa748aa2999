import { element } from '@s4nn/charts';
import type { EvaluationData } from '../../src/evaluation.js';
import type { PackedField } from '../../src/field.js';
import { caption } from '../element/caption.js';
import { commandLine } from '../element/command-line.js';
import { greyImage } from '../element/image.js';

type Gallery = EvaluationData<PackedField>['gallery'];
type Group = Gallery['groups'][number];

/** Wrong answers by what was taken for what. Choosing one tells the command that shows it in full. */
export function galleryOf({ count, command, groups }: Gallery): HTMLElement[] {
  if (count === 0) return [element('p', {}, 'None: every test sample is decided rightly.')];
  const line = commandLine();
  const choose = (button: HTMLElement, sample: number): void => {
    for (const other of list.querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', 'false');
    button.setAttribute('aria-pressed', 'true');
    line.show(`${command}${sample}`);
  };
  const list = element('div', { class: 'gallery' }, ...groups.map((group) => groupOf(group, choose)));
  return [caption(captionOf(count, groups)), list, line.node];
}

const groupOf = (
  { truth, answer, count, samples }: Group,
  choose: (button: HTMLElement, sample: number) => void,
): HTMLElement =>
  element(
    'div',
    {},
    element('h3', {}, `${count} × ${truth} read as ${answer}`),
    element(
      'div',
      { class: 'samples' },
      ...samples.map(({ sample, step, image }) => {
        const when = step === null ? 'no output fired' : `at step ${step}`;
        const said = `Sample ${sample}: ${truth} read as ${answer}, ${when}`;
        const attributes = { type: 'button', 'aria-pressed': 'false', 'aria-label': said, title: said };
        const shown = image && greyImage('', image, 46);
        const button = element('button', attributes, shown, String(sample));
        button.addEventListener('click', () => choose(button, sample));
        return button;
      }),
    ),
  );

function captionOf(count: number, groups: readonly Group[]): string {
  const shown = groups.reduce((sum, { samples }) => sum + samples.length, 0);
  const which =
    shown === count
      ? `All ${count} wrong answers`
      : `${shown} of ${count} wrong answers: the first ones of the most frequent confusions`;
  return `${which}. Below each is the index of its test sample. Choose one to get the command that shows it step by step.`;
}
