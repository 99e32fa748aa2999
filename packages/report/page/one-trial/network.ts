import { element } from '@s4nn/charts';
import type { PackedField } from '../../src/field.js';
import type { TrialAnswers, TrialData } from '../../src/trial.js';
import type { LiveView } from '../element/live-document.js';
import type { Section } from '../element/section.js';
import { inFragment, setInFragment } from '../url/fragment.js';
import { answersOf } from './answers.js';

/** Asks for what the trial's network does on validation samples, and on one of them in detail, by its place among them. */
export type Look = (sample: number) => Promise<TrialAnswers<PackedField>>;

/**
 * What the trial's network does: its confusion matrix, and a sample at work, once somebody asks; or why there is none to look at. The
 * sample is in the page's address, and an address with one asks at once.
 * @param look null where nobody can be asked.
 */
export function networkSection(look: Look | null): Section<LiveView<TrialData>> {
  const content = element('div');
  const said = element('p', { class: 'muted', role: 'status' });
  const field = element('input', { type: 'number', min: '0', step: '1', value: '0', size: '7' });
  const button = element('button', { type: 'button', class: 'button' }, 'Show');
  const label = element('label', {}, 'validation sample ', field);
  const controls = element('p', { class: 'controls' }, label, button);
  let width = 0;
  let answers: TrialAnswers<PackedField> | null = null;
  /** Counts what was asked, as only the last answer is shown. */
  let asked = 0;

  const fill = (): void => content.replaceChildren(...(answers ? answersOf(answers, width) : []));
  const ask = async (sample: string): Promise<void> => {
    if (!look) return;
    if (!/^\d{1,9}$/.test(sample)) {
      said.textContent = `Found ${sample || 'nothing'}, expected the place of a sample: 0, 1 and so on.`;
      return;
    }
    const turn = ++asked;
    setInFragment('sample', sample);
    field.value = sample;
    said.textContent = 'The network runs on the validation samples …';
    try {
      const found = await look(Number(sample));
      if (turn !== asked) return;
      answers = found;
      said.textContent = '';
      fill();
    } catch (error) {
      if (turn === asked) said.textContent = `It was not run: ${(error as Error).message}`;
    }
  };
  button.addEventListener('click', () => void ask(field.value.trim()));
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') void ask(field.value.trim());
  });
  const wanted = inFragment('sample');
  let isFirst = true;
  return {
    id: 'network',
    title: 'Its network',
    draw: (view) => {
      const { isKept, said: where } = view.data.network;
      width = view.width;
      fill();
      if (isKept && isFirst && wanted !== null) void ask(wanted);
      isFirst &&= !isKept;
      return [element('p', {}, where), ...(isKept && look ? [controls, said, content] : [])];
    },
  };
}
