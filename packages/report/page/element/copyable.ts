import { element } from '@s4nn/charts';

/** Text to copy: by a button, or selected by hand. `what` says what it is: a command, the config. */
export function copyable(text: string, what: string): HTMLElement {
  const content = element('pre', { tabindex: '0', 'aria-label': what }, text);
  const button = element('button', { type: 'button', class: 'button' }, 'Copy');
  const said = element('span', { class: 'muted', role: 'status' });
  button.addEventListener('click', async () => {
    said.textContent = await copied(content);
  });
  return element('div', { class: 'copyable' }, content, element('div', { class: 'controls' }, button, said));
}

/** Pages that come from another machine without TLS have no clipboard. */
async function copied(content: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(content.textContent ?? '');
    return 'Copied.';
  } catch {
    getSelection()?.selectAllChildren(content);
    return 'It is selected: press Ctrl+C, or ⌘C on a Mac.';
  }
}
