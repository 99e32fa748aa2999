import { element } from '@s4nn/charts';

/** A command that can be copied; it is hidden until there is one. */
export interface CommandLine {
  readonly node: HTMLElement;
  show(command: string): void;
}

/** Makes the place of a command. It stays in sight while its section is. */
export function commandLine(): CommandLine {
  const code = element('code');
  const button = element('button', { type: 'button' }, 'copy');
  const node = element('div', { class: 'command-line', role: 'status', hidden: '' }, code, button);
  button.addEventListener('click', async () => {
    // Where a page may not write to the clipboard, the text is selected to be copied by hand.
    getSelection()?.selectAllChildren(code);
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'copied';
    } catch {
      button.textContent = 'selected';
    }
  });
  return {
    node,
    show: (command) => {
      code.textContent = command;
      button.textContent = 'copy';
      node.hidden = false;
    },
  };
}
