import { element } from '@s4nn/charts';
import type { Part } from '../element/part.js';

/** The longest note, in characters. */
const longest = 10_000;

/**
 * What somebody noted: a field to change it or, where nothing can be kept, the text.
 * @param keep keeps a note; null where that cannot be.
 */
export function noteField(keep: ((text: string) => Promise<void>) | null): Part<string> {
  return keep ? writable(keep) : readable();
}

function readable(): Part<string> {
  const text = element('p', { class: 'note' });
  const place = element('div', { class: 'note' }, element('h3', {}, 'Note'), text);
  return {
    element: place,
    update: (note) => {
      place.hidden = note === '';
      text.textContent = note;
    },
  };
}

function writable(keep: (text: string) => Promise<void>): Part<string> {
  const field = element('textarea', {
    rows: '3',
    maxlength: String(longest),
    'aria-label': 'Note',
    placeholder: 'What you changed, and what came of it',
  });
  const button = element('button', { type: 'button', class: 'button' }, 'Save note');
  const said = element('span', { role: 'status' });
  let kept = '';
  /** What is on its way: the server may tell of it before it answers. */
  let sent: string | null = null;
  const show = (): void => {
    button.disabled = field.value === kept;
  };
  field.addEventListener('input', () => {
    said.textContent = '';
    show();
  });
  button.addEventListener('click', async () => {
    const text = field.value;
    button.disabled = true;
    said.textContent = '…';
    sent = text;
    try {
      await keep(text);
      kept = text;
      said.textContent = 'Saved.';
    } catch (error) {
      said.textContent = `Not saved: ${(error as Error).message}`;
    }
    sent = null;
    show();
  });
  return {
    element: element(
      'div',
      { class: 'note' },
      element('h3', {}, 'Note'),
      field,
      element('div', { class: 'controls' }, button, said),
    ),
    update: (note) => {
      if (note === kept) return;
      // What somebody types here is not overwritten by what somebody else has saved meanwhile.
      if (field.value === kept) field.value = note;
      else if (field.value !== note && sent !== note)
        said.textContent = `Somebody saved another note meanwhile: “${note}”. Saving yours replaces it.`;
      kept = note;
      show();
    },
  };
}
